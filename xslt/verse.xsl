<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse: lines on lines of their own, hanging where they are long, with the numbers that the editor gave. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:l[@e:block]">
    <div>
      <xsl:call-template name="attributes"/>
      <xsl:choose>
        <xsl:when test="@e:number and number(@n) mod 5 = 0"><xsl:call-template name="number"><xsl:with-param name="also" select="' verse fifth'"/></xsl:call-template></xsl:when>
        <xsl:when test="@e:number"><xsl:call-template name="number"><xsl:with-param name="also" select="' verse'"/></xsl:call-template></xsl:when>
        <xsl:when test="number(@n) mod 5 = 0 and normalize-space()"><span class="gen number verse fifth"><xsl:value-of select="@n"/></span></xsl:when>
      </xsl:choose>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="tei:caesura[not(node())]">
    <xsl:text> </xsl:text>
    <span><xsl:call-template name="attributes"/><span class="gen caesura"><xsl:text>&#160;</xsl:text></span></span>
  </xsl:template>
</xsl:stylesheet>
