<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures: those of the edition's own folder are shown, others named. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:figure[@e:block]">
    <figure><xsl:call-template name="attributes"/><xsl:apply-templates/></figure>
  </xsl:template>

  <xsl:template match="tei:graphic">
    <xsl:choose>
      <xsl:when test="@e:src and @e:block">
        <div><xsl:call-template name="attributes"/><a class="gen" href="{@e:src}"><img src="{@e:src}" alt="{@e:alt}" loading="lazy"><xsl:call-template name="e:far"><xsl:with-param name="src" select="@e:src"/></xsl:call-template></img></a><xsl:apply-templates/></div>
      </xsl:when>
      <xsl:when test="@e:src">
        <span><xsl:call-template name="attributes"/><a class="gen" href="{@e:src}"><img src="{@e:src}" alt="{@e:alt}" loading="lazy"><xsl:call-template name="e:far"><xsl:with-param name="src" select="@e:src"/></xsl:call-template></img></a><xsl:apply-templates/></span>
      </xsl:when>
      <xsl:when test="@e:block">
        <div><xsl:call-template name="attributes"/><xsl:call-template name="not-shown"/><xsl:apply-templates/></div>
      </xsl:when>
      <xsl:otherwise>
        <span><xsl:call-template name="attributes"/><xsl:call-template name="not-shown"/><xsl:apply-templates/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A host that the edition names for its pictures need not know which page is read. -->
  <xsl:template name="e:far">
    <xsl:param name="src"/>
    <xsl:if test="contains($src, '://')"><xsl:attribute name="referrerpolicy">no-referrer</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- A page asks nothing of another host that the edition does not name: a picture that stands there is a link at most. -->
  <xsl:template name="not-shown">
    <xsl:choose>
      <xsl:when test="starts-with(@url, 'https://') or starts-with(@url, 'http://')">
        <a class="gen not-shown" href="{@url}"><xsl:value-of select="$words/@picture"/></a>
      </xsl:when>
      <xsl:otherwise><span class="gen not-shown" title="{@url}"><xsl:value-of select="$words/@picture"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
