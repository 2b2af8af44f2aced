<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, title pages, the parts of a letter. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:template match="tei:head[@e:block = '1']">
    <xsl:element name="h{@e:level}"><xsl:call-template name="attributes"/><xsl:call-template name="content"/><xsl:call-template name="number"/></xsl:element>
  </xsl:template>
  <xsl:template match="tei:head[@e:block = '2']">
    <div role="heading" aria-level="{@e:level}"><xsl:call-template name="attributes"/><xsl:call-template name="content"/><xsl:call-template name="number"/></div>
  </xsl:template>

  <!-- A paragraph of one's own is one in HTML too, unless it holds lists, tables and the like, which HTML forbids there. -->
  <xsl:template match="tei:p | tei:ab">
    <xsl:choose>
      <xsl:when test="@e:block = '1'">
        <p><xsl:call-template name="attributes"/><xsl:call-template name="number"/><xsl:apply-templates/></p>
      </xsl:when>
      <xsl:otherwise>
        <div><xsl:call-template name="attributes"/><xsl:call-template name="number"/><xsl:apply-templates/></div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The number of a passage, as citations have it: a link that lasts. Of a heading it stands after its words. Where
       another sort of passages has the figures of the margin, the number says what it counts. -->
  <xsl:template name="number">
    <xsl:param name="also"/>
    <xsl:if test="@e:number">
      <a class="gen number permalink{$also}{substring(' named', 1, 6 * boolean(@e:sort))}" href="#{@e:fragment}" data-cite="{@e:cite}"><xsl:if test="@e:sort"><xsl:value-of select="concat(@e:sort, ' ')"/></xsl:if><xsl:value-of select="@e:number"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:div[@e:block] | tei:div0 | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7">
    <section>
      <xsl:call-template name="attributes"><xsl:with-param name="also" select="translate(concat(substring('type-', 1, 5 * boolean(@type)), normalize-space(@type)), ' ', '-')"/></xsl:call-template>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <xsl:template match="tei:hi | tei:emph">
    <xsl:choose>
      <xsl:when test="@e:block or @e:href"><xsl:call-template name="pass"/></xsl:when>
      <xsl:when test="contains(@e:class, 'look-superscript')"><sup><xsl:call-template name="attributes"/><xsl:apply-templates/></sup></xsl:when>
      <xsl:when test="contains(@e:class, 'look-subscript')"><sub><xsl:call-template name="attributes"/><xsl:apply-templates/></sub></xsl:when>
      <xsl:when test="self::tei:emph"><em><xsl:call-template name="attributes"/><xsl:apply-templates/></em></xsl:when>
      <xsl:otherwise><xsl:call-template name="pass"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A pointer has no words: its address, unless somebody wrote some into it. -->
  <xsl:template match="tei:ptr[not(node())]">
    <xsl:choose>
      <xsl:when test="@e:href">
        <a href="{@e:href}"><xsl:call-template name="attributes"/><span class="gen"><xsl:value-of select="@target | @url"/></span></a>
      </xsl:when>
      <xsl:otherwise>
        <span><xsl:call-template name="attributes"/><span class="gen"><xsl:value-of select="@target | @url"/></span></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:formula | tei:code | tei:gi | tei:att | tei:val | tei:ident">
    <xsl:choose>
      <xsl:when test="@e:block"><xsl:call-template name="pass"/></xsl:when>
      <xsl:otherwise><code><xsl:call-template name="attributes"/><xsl:apply-templates/></code></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
