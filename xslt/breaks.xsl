<?xml version="1.0" encoding="UTF-8"?>
<!-- Breaks: a blank where a line ends, a number where a page begins; lines of an inscription stay lines. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:gb | tei:space" name="e:gap">
    <xsl:call-template name="blank"/>
    <xsl:if test="@e:id"><span id="{@e:id}"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="tei:lb">
    <xsl:choose>
      <xsl:when test="not(@e:block) and ancestor::tei:ab"><xsl:call-template name="e:line"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="e:gap"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- In a block that is anonymous the lines are those of the stone or the page. -->
  <xsl:template name="e:line">
    <xsl:if test="@break = 'no'"><span class="gen hyphen">-</span></xsl:if>
    <xsl:if test="preceding-sibling::*[1] or preceding-sibling::text()[normalize-space()] or not(parent::tei:ab)"><br/></xsl:if>
    <xsl:if test="@n"><span class="gen line-number"><xsl:value-of select="@n"/></span></xsl:if>
    <xsl:if test="@e:id"><span id="{@e:id}"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Pages of several editions are told apart by the name of theirs. -->
  <xsl:variable name="several-editions" select="(//tei:pb/@ed)[1] != //tei:pb/@ed"/>

  <xsl:template match="tei:pb">
    <xsl:choose>
      <xsl:when test="@e:block"><div><xsl:call-template name="attributes"/><xsl:call-template name="page"/></div></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="blank"/>
        <span><xsl:call-template name="attributes"/><xsl:call-template name="page"/></span>
        <xsl:call-template name="blank"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="page">
    <span class="gen page" dir="ltr">
      <xsl:choose>
        <xsl:when test="@e:facs">
          <a href="{@e:facs}"><xsl:call-template name="page-number"/></a>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="page-number"/></xsl:otherwise>
      </xsl:choose>
    </span>
    <xsl:if test="@e:thumb">
      <span class="gen page-image"><a href="{@e:facs}"><img src="{@e:thumb}" alt="{normalize-space(concat($words/@page, ' ', @n))}" loading="lazy"><xsl:call-template name="e:far"><xsl:with-param name="src" select="@e:thumb"/></xsl:call-template></img></a></span>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template name="page-number">
    <xsl:text>[</xsl:text>
    <xsl:choose>
      <xsl:when test="@n"><xsl:value-of select="concat($words/@page-short, ' ', @n)"/></xsl:when>
      <xsl:when test="@e:label"><xsl:value-of select="concat($words/@page-short, ' ', @e:label)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words/@page"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@ed and $several-editions"><xsl:value-of select="concat(' · ', translate(@ed, '#', ''))"/></xsl:if>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:cb[not(@e:block)]"><xsl:call-template name="blank"/><xsl:if test="@e:id"><span id="{@e:id}"/></xsl:if><xsl:apply-templates/></xsl:template>

  <xsl:template match="tei:milestone">
    <xsl:choose>
      <xsl:when test="@e:block"><div><xsl:call-template name="attributes"/><span class="gen milestone">⁂</span><xsl:apply-templates/></div></xsl:when>
      <xsl:otherwise>
        <span title="{normalize-space(concat(@unit, ' ', @n))}"><xsl:call-template name="attributes"/>
          <xsl:if test="@n"><span class="gen milestone">[<xsl:value-of select="@n"/>]</span></xsl:if><xsl:apply-templates/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="blank">
    <xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
