<?xml version="1.0" encoding="UTF-8"?>
<!-- Who speaks: drama, debates, interviews, minutes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:sp[@e:block]">
    <div><xsl:call-template name="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="tei:speaker[@e:block = '1']">
    <p><xsl:call-template name="attributes"/><xsl:call-template name="content"/></p>
  </xsl:template>

  <xsl:template match="tei:stage">
    <xsl:choose>
      <xsl:when test="@e:block = '1'"><p><xsl:call-template name="attributes"/><xsl:apply-templates/></p></xsl:when>
      <xsl:otherwise><xsl:call-template name="pass"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is said in a turn may be numbered part by part. -->
  <xsl:template match="tei:u[@e:number]">
    <div><xsl:call-template name="attributes"/><xsl:apply-templates select="e:speaker"/><xsl:call-template name="number"/><xsl:apply-templates select="node()[not(self::e:speaker)]"/></div>
  </xsl:template>
  <xsl:template match="tei:seg[@e:number]">
    <xsl:choose>
      <xsl:when test="@e:block"><div><xsl:call-template name="attributes"/><xsl:call-template name="number"/><xsl:call-template name="content"/></div></xsl:when>
      <xsl:otherwise><span><xsl:call-template name="attributes"/><xsl:call-template name="number"/><xsl:call-template name="content"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is heard beside the words has no words of its own: its description, or its kind. -->
  <xsl:template match="tei:pause[not(node())] | tei:kinesic[not(node())] | tei:vocal[not(node())] | tei:incident[not(node())] | tei:shift[not(node())]">
    <xsl:choose>
      <xsl:when test="@e:block"><div><xsl:call-template name="heard"/></div></xsl:when>
      <xsl:otherwise><span><xsl:call-template name="heard"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="heard">
    <xsl:call-template name="attributes"/>
    <xsl:if test="@type | @new"><xsl:attribute name="title"><xsl:value-of select="@type | @new"/></xsl:attribute></xsl:if>
    <span class="gen">[<xsl:value-of select="local-name()"/>]</span>
  </xsl:template>
</xsl:stylesheet>
