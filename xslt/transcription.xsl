<?xml version="1.0" encoding="UTF-8"?>
<!-- What the hand, the copy and the editor did: signs are ours (class gen), and titles say what they mean. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:gap">
    <xsl:variable name="much"><xsl:call-template name="extent"/></xsl:variable>
    <span title="{normalize-space(concat($words/@gap, ' ', @reason, ' ', $much))}">
      <xsl:call-template name="attributes"/>
      <xsl:choose>
        <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise><span class="gen">[…]</span></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
  <xsl:template match="tei:gap[@e:block]">
    <div>
      <xsl:call-template name="attributes"/>
      <xsl:choose>
        <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise><span class="gen">[…]</span></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template name="extent">
    <xsl:choose>
      <xsl:when test="@extent"><xsl:value-of select="@extent"/></xsl:when>
      <xsl:when test="@quantity"><xsl:value-of select="concat(@quantity, ' ', @unit)"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:supplied[not(@e:block)]">
    <span title="{normalize-space(concat($words/@supplied, ' ', @reason))}">
      <xsl:call-template name="attributes"/>
      <span class="gen">⟨</span><xsl:apply-templates/><span class="gen">⟩</span>
    </span>
  </xsl:template>
  <xsl:template match="tei:surplus[not(@e:block)]">
    <span title="{$words/@surplus}">
      <xsl:call-template name="attributes"/>
      <span class="gen">{</span><xsl:apply-templates/><span class="gen">}</span>
    </span>
  </xsl:template>
  <xsl:template match="tei:unclear[not(@e:block)]">
    <span title="{normalize-space(concat($words/@unclear, ' ', @reason))}"><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="tei:add[not(@e:block)]">
    <ins title="{normalize-space(concat($words/@added, ' ', @place))}"><xsl:call-template name="attributes"/><xsl:apply-templates/></ins>
  </xsl:template>
  <xsl:template match="tei:damage[not(@e:block)]">
    <span title="{normalize-space(concat($words/@damage, ' ', @agent))}"><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- Critical notes: the lemma, then what else is read, and where. -->
  <xsl:template match="e:lemma">
    <span class="gen lemma"><xsl:value-of select="."/><xsl:if test="not(string(.))">∅</xsl:if>]</span><xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="e:item">
    <div class="item">
      <xsl:choose>
        <xsl:when test="../../@name = 'variants'"><xsl:call-template name="e:variant"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
  <xsl:template name="e:variant">
    <xsl:if test="not(tei:rdg)">
      <xsl:variable name="label" select="$words/@*[local-name() = current()/@name]"/>
      <xsl:if test="$label"><span class="gen label"><xsl:value-of select="$label"/></span><xsl:text> </xsl:text></xsl:if>
    </xsl:if>
    <xsl:apply-templates/>
    <xsl:for-each select="tei:rdg | tei:lem">
      <xsl:if test="not(normalize-space(.)) and not(.//tei:gap)"><span class="gen label"><xsl:value-of select="$words/@omitted"/></span></xsl:if>
      <xsl:variable name="sigla" select="normalize-space(translate(concat(@wit, ' ', @source, ' ', @resp), '#', ''))"/>
      <xsl:if test="$sigla != ''"><xsl:text> </xsl:text><span class="gen siglum"><xsl:value-of select="$sigla"/></span></xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
