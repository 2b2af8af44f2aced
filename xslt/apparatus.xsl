<?xml version="1.0" encoding="UTF-8"?>
<!-- The critical apparatus: entries as books print them, the same beside their lines, and signs between the pieces of witnesses. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <!-- A mark that leads to the entry wherever the reader wants it: at the foot, or beside the line. -->
  <xsl:template match="e:mark[@beside]">
    <span class="gen marks" id="{@id}">
      <a class="mark mark-{@stream} at-foot" href="#{@to}"><xsl:value-of select="@sign"/></a>
      <a class="mark mark-{@stream} at-side" href="#{@beside}"><xsl:value-of select="@sign"/></a>
    </span>
  </xsl:template>

  <xsl:template match="e:entry[@kinds]">
    <div class="entry app {@kinds}" id="{@id}">
      <a class="gen back" href="#{@back}"><xsl:value-of select="@sign"/></a><xsl:text> </xsl:text>
      <div class="items">
        <xsl:if test="@place"><span class="gen place"><xsl:value-of select="@place"/></span><xsl:text> </xsl:text></xsl:if>
        <xsl:apply-templates/>
        <xsl:if test="@silent"><xsl:text> </xsl:text><span class="gen silent"><xsl:value-of select="@silent"/></span></xsl:if>
      </div>
    </div>
  </xsl:template>
  <xsl:template match="e:layer"><h3 class="gen layer"><xsl:value-of select="@title"/></h3></xsl:template>

  <xsl:template match="e:entry[@kinds]/e:lemma">
    <span class="gen lemma"><xsl:value-of select="."/><xsl:text>]</xsl:text></span><xsl:text> </xsl:text>
    <xsl:if test="@label"><span class="gen label" title="{@title}"><xsl:value-of select="@label"/></span><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="e:entry[@kinds]/e:item">
    <xsl:if test="@parted"><span class="gen parted"><xsl:text> : </xsl:text></span></xsl:if>
    <div class="item {@kind}">
      <xsl:if test="@title"><xsl:attribute name="title"><xsl:value-of select="@title"/></xsl:attribute></xsl:if>
      <xsl:if test="@label"><span class="gen label"><xsl:value-of select="@label"/></span><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates/>
    </div>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="e:sigla">
    <xsl:if test="not(parent::e:entry)"><xsl:text> </xsl:text></xsl:if>
    <span class="gen sigla" dir="ltr">
      <xsl:for-each select="e:siglum">
        <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
        <xsl:choose>
          <xsl:when test="@href"><a href="{@href}"><xsl:if test="@title"><xsl:attribute name="title"><xsl:value-of select="@title"/></xsl:attribute></xsl:if><xsl:call-template name="e:siglum"/></a></xsl:when>
          <xsl:otherwise><xsl:call-template name="e:siglum"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template name="e:siglum">
    <xsl:value-of select="@name"/>
    <xsl:if test="@hand"><sup><xsl:value-of select="@hand"/></sup></xsl:if>
  </xsl:template>

  <!-- A passage with its entries beside it. -->
  <xsl:template match="e:beside">
    <div class="with-beside">
      <xsl:apply-templates select="*[not(self::e:aside)]"/>
      <aside class="gen beside" dir="{e:aside/@dir}" aria-label="{e:aside/@title}"><xsl:apply-templates select="e:aside/e:entry"/></aside>
    </div>
  </xsl:template>
</xsl:stylesheet>
