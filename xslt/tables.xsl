<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: those of rows and cells alone as HTML has them; all others as blocks that look alike. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:table[tei:row and not(*[not(self::tei:row or self::tei:head)] or tei:row[1]/following-sibling::tei:head or text()[normalize-space()] or tei:row[not(tei:cell)] or tei:row/*[not(self::tei:cell)] or tei:row/text()[normalize-space()])]">
    <div class="table">
      <xsl:apply-templates select="tei:head"/>
      <table>
        <xsl:call-template name="attributes"/>
        <tbody><xsl:apply-templates select="tei:row" mode="table"/></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="tei:row" mode="table">
    <tr><xsl:call-template name="attributes"/><xsl:apply-templates select="tei:cell" mode="table"/></tr><xsl:text>
</xsl:text>
  </xsl:template>

  <xsl:template match="tei:cell" mode="table">
    <xsl:choose>
      <!-- HTML has no headings and divisions in the head of a column. -->
      <xsl:when test="(@role = 'label' or (../@role = 'label' and not(@role))) and not(@e:block = '2' and descendant::*[self::tei:head or starts-with(local-name(), 'div')])">
        <th><xsl:call-template name="cell"/></th>
      </xsl:when>
      <xsl:otherwise><td><xsl:call-template name="cell"/></td></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:call-template name="attributes"/>
    <xsl:if test="number(@rows) &gt; 1 and number(@rows) &lt; 1000">
      <xsl:attribute name="rowspan"><xsl:value-of select="floor(@rows)"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="number(@cols) &gt; 1 and number(@cols) &lt; 1000">
      <xsl:attribute name="colspan"><xsl:value-of select="floor(@cols)"/></xsl:attribute>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
