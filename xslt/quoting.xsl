<?xml version="1.0" encoding="UTF-8"?>
<!-- Quotations: blocks where they hold blocks or stand alone; else words in line, with marks where the source has none. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:quote[@e:block] | tei:q[@e:block] | tei:said[@e:block] | tei:cit[@e:block]">
    <blockquote><xsl:call-template name="attributes"/><xsl:apply-templates/></blockquote>
  </xsl:template>

  <xsl:template match="tei:quote[not(@e:block)] | tei:q[not(@e:block)] | tei:said[not(@e:block)] | tei:soCalled[not(@e:block)]">
    <span>
      <xsl:call-template name="attributes"><xsl:with-param name="also" select="string(@e:unmarked)"/></xsl:call-template>
      <xsl:call-template name="content"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
