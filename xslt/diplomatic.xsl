<?xml version="1.0" encoding="UTF-8"?>
<!--
  The entry of the diplomatic view: all themes of the reading view, and over them what the document looks like. Lines are
  lines, and each sign that the copy has around an element (@e:before, @e:after) stands there in class="gen".
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:import href="edition.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!--
    What the hand, the copy or the editor did: ins, del or span in a line, a block around blocks. A pattern with a condition
    counts all siblings of what it is asked of, so conditions stand within.
  -->
  <xsl:template match="tei:add | tei:del | tei:subst | tei:mod | tei:restore | tei:retrace | tei:metamark | tei:damage | tei:unclear | tei:supplied | tei:surplus | tei:sic | tei:ex | tei:corr | tei:reg | tei:expan" priority="5">
    <xsl:choose>
      <xsl:when test="not(@e:html)"><xsl:apply-imports/></xsl:when>
      <xsl:when test="@e:block"><div><xsl:call-template name="e:signed"/></div></xsl:when>
      <xsl:otherwise><xsl:element name="{@e:html}"><xsl:call-template name="e:signed"/></xsl:element></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="e:signed">
    <xsl:attribute name="title"><xsl:value-of select="@e:title"/></xsl:attribute>
    <xsl:call-template name="attributes"/>
    <xsl:if test="@e:before"><span class="gen sign"><xsl:value-of select="@e:before"/></span></xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="@e:after"><span class="gen sign"><xsl:value-of select="@e:after"/></span></xsl:if>
  </xsl:template>

  <xsl:template match="tei:gap | tei:space" priority="5">
    <xsl:choose>
      <xsl:when test="@e:block"><div><xsl:call-template name="e:missing"/></div></xsl:when>
      <xsl:otherwise><span><xsl:call-template name="e:missing"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="e:missing">
    <xsl:attribute name="title"><xsl:value-of select="@e:title"/></xsl:attribute>
    <xsl:call-template name="attributes"/>
    <xsl:choose>
      <xsl:when test="*[not(self::e:sign)] or normalize-space(text())"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><span class="gen"><xsl:value-of select="@e:after"/></span><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Lines, columns and pages of the document begin where they begin there. -->
  <xsl:template match="tei:cb" priority="5">
    <xsl:choose>
      <xsl:when test="@e:block"><xsl:apply-imports/></xsl:when>
      <xsl:otherwise><xsl:call-template name="e:break"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:lb | tei:gb" priority="5" name="e:break">
    <xsl:call-template name="e:begun"/>
    <xsl:if test="self::tei:lb and @n and @e:line">
      <xsl:choose>
        <xsl:when test="string-length(@n) &lt; 6"><span class="gen line-number"><xsl:value-of select="@n"/></span></xsl:when>
        <xsl:otherwise><span class="gen line-number" title="{@n}">·</span></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
    <xsl:if test="self::tei:cb"><span class="gen"><xsl:value-of select="normalize-space(concat('[', $words/@column, ' ', @n))"/>]</span></xsl:if>
    <xsl:if test="@e:id"><span id="{@e:id}"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="tei:pb" priority="5">
    <xsl:choose>
      <xsl:when test="@e:block"><xsl:apply-imports/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="e:begun"/>
        <span><xsl:call-template name="attributes"/><xsl:call-template name="page"/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="e:begun">
    <xsl:choose>
      <xsl:when test="@e:line = '1'"><span class="gen line-end" aria-hidden="true">|</span><br/></xsl:when>
      <xsl:otherwise><xsl:call-template name="blank"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Running heads and catchwords stand where they stand on the page. -->
  <xsl:template match="tei:fw" priority="5"><xsl:call-template name="pass"/></xsl:template>

  <!-- From a passage to the same words in the reading view; the figures of the margin are those of one sort. -->
  <xsl:template name="number">
    <xsl:param name="also"/>
    <xsl:if test="@e:number">
      <a class="gen number" href="{/e:page/@reading}#{@e:fragment}" title="{$words/@in-reading}">
        <xsl:choose>
          <xsl:when test="@e:sort">¶</xsl:when>
          <xsl:otherwise><xsl:value-of select="@e:number"/></xsl:otherwise>
        </xsl:choose>
      </a>
    </xsl:if>
  </xsl:template>
  <xsl:template match="e:back">
    <a class="gen number" href="{@href}" title="{$words/@in-reading}">¶</a>
  </xsl:template>

  <xsl:template match="e:run"><span class="{@class}"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="e:label"><div class="gen label"><xsl:value-of select="."/></div></xsl:template>
  <xsl:template match="e:sign">
    <xsl:choose>
      <xsl:when test="@href"><a href="{@href}"><xsl:call-template name="e:said"/></a></xsl:when>
      <xsl:otherwise><span><xsl:call-template name="e:said"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="e:said">
    <xsl:attribute name="class"><xsl:value-of select="normalize-space(concat('gen sign ', @class))"/></xsl:attribute>
    <xsl:if test="@id"><xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if>
    <xsl:if test="@title"><xsl:attribute name="title"><xsl:value-of select="@title"/></xsl:attribute></xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>
</xsl:stylesheet>
