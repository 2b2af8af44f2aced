<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse: lines on lines of their own, hanging where they are long, with the numbers that the editor gave. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:l[@e:block]">
    <div>
      <xsl:call-template name="attributes"/>
      <xsl:if test="number(@n) mod 5 = 0"><span class="gen verse-number"><xsl:value-of select="@n"/></span></xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="tei:caesura[not(node())]">
    <xsl:text> </xsl:text>
    <span><xsl:call-template name="attributes"/><span class="gen caesura"><xsl:text>&#160;</xsl:text></span></span>
  </xsl:template>
</xsl:stylesheet>
