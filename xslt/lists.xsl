<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: of items as HTML has them; with labels, page breaks or words between, as blocks that say that they are lists. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:list[@e:block]">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="also" select="translate(concat(substring('type-', 1, 5 * boolean(@type)), normalize-space(@type)), ' ', '-')"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="tei:item and not(*[not(self::tei:item or self::tei:head)] or tei:item[1]/following-sibling::tei:head or text()[normalize-space()])">
          <xsl:apply-templates select="*[not(self::tei:item)]"/>
          <xsl:variable name="rend" select="concat(' ', normalize-space(@rend), ' ')"/>
          <xsl:variable name="numbered" select="@type = 'ordered' or @type = 'numbered' or contains($rend, ' numbered ') or contains($rend, ' ordered ')"/>
          <xsl:choose>
            <xsl:when test="$numbered"><ol><xsl:apply-templates select="tei:item" mode="item"/></ol></xsl:when>
            <xsl:otherwise><ul><xsl:apply-templates select="tei:item" mode="item"/></ul></xsl:otherwise>
          </xsl:choose>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="tei:item" mode="item">
    <li><xsl:call-template name="attributes"/><xsl:apply-templates/></li><xsl:text>
</xsl:text>
  </xsl:template>
</xsl:stylesheet>
