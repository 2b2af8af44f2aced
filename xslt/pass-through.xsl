<?xml version="1.0" encoding="UTF-8"?>
<!--
  What every text is sure of: each element a div or a span with its name as class, each character once and in order.
  Words of our own stand only in class="gen". All other stylesheets come before this one; where one of them loses a
  character, the page is made by this one alone.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <!-- It is written as HTML by who asked for it; as XML, libxslt need not keep a list of all ids. -->
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:variable name="words" select="/e:page/e:words"/>

  <xsl:template match="/">
    <div><xsl:apply-templates select="e:page/e:stream"/></div>
  </xsl:template>

  <xsl:template match="e:stream">
    <div><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Class, id, language and direction of the element at hand. -->
  <xsl:template name="attributes">
    <xsl:param name="also"/>
    <xsl:choose>
      <xsl:when test="$also">
        <xsl:attribute name="class">
          <xsl:value-of select="concat('tei-', local-name(), ' ', $also)"/>
          <xsl:if test="@e:class"><xsl:value-of select="concat(' ', @e:class)"/></xsl:if>
        </xsl:attribute>
      </xsl:when>
      <xsl:otherwise><xsl:attribute name="class"><xsl:value-of select="concat('tei-', local-name())"/></xsl:attribute></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="not(@e:class or @e:dir)"><xsl:call-template name="e:id"/></xsl:when>
      <xsl:when test="$also"><xsl:call-template name="e:id"/><xsl:call-template name="e:language"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="e:marked"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same where the class is there already. Instructions cost more than what they test, so most elements meet few. -->
  <xsl:template name="e:marked">
    <xsl:for-each select="@e:class"><xsl:attribute name="class"><xsl:value-of select="concat('tei-', local-name(..), ' ', .)"/></xsl:attribute></xsl:for-each>
    <xsl:call-template name="e:id"/>
    <xsl:call-template name="e:language"/>
  </xsl:template>
  <xsl:template name="e:id">
    <xsl:for-each select="@e:id"><xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
  </xsl:template>
  <xsl:template name="e:language">
    <xsl:if test="@e:dir">
      <xsl:for-each select="@e:lang"><xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
      <xsl:attribute name="dir"><xsl:value-of select="@e:dir"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" name="pass">
    <xsl:choose>
      <xsl:when test="not(@e:*)">
        <span class="tei-{local-name()}"><xsl:apply-templates/></span>
      </xsl:when>
      <xsl:when test="@e:block">
        <div class="tei-{local-name()}"><xsl:call-template name="e:marked"/><xsl:call-template name="content"/></div>
      </xsl:when>
      <xsl:when test="not(@e:href)">
        <span class="tei-{local-name()}"><xsl:call-template name="e:marked"/><xsl:apply-templates/></span>
      </xsl:when>
      <xsl:when test="e:target">
        <span class="tei-{local-name()}"><xsl:call-template name="e:marked"/><xsl:call-template name="content"/></span>
      </xsl:when>
      <xsl:otherwise>
        <a href="{@e:href}" class="tei-{local-name()}"><xsl:call-template name="e:marked"/><xsl:apply-templates/></a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands in an element; a link where it leads somewhere; further targets of a name after its words. -->
  <xsl:template name="content">
    <xsl:choose>
      <xsl:when test="@e:href">
        <a href="{@e:href}"><xsl:apply-templates select="node()[not(self::e:target)]"/></a>
        <xsl:apply-templates select="e:target"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="e:link"><a href="{@href}"><xsl:apply-templates/></a></xsl:template>
  <xsl:template match="e:anchor"><span id="{@id}"/></xsl:template>
  <xsl:template match="e:zone"><a class="gen zone{@edge}" id="{@id}" href="{@href}">▣</a></xsl:template>
  <!-- Raised figures would be those of notes. -->
  <xsl:template match="e:target"><a class="gen target" href="{@href}" title="{@title}" aria-label="{@title}">+</a></xsl:template>
  <xsl:template match="e:speaker">
    <div class="gen speaker"><a href="{@href}"><xsl:value-of select="."/></a></div>
  </xsl:template>

  <!-- Items of other streams: a mark where one stood, and the item at the foot with the way back. -->
  <xsl:template match="e:mark">
    <a class="gen mark mark-{@stream}"><xsl:if test="@id"><xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if><xsl:attribute name="href"><xsl:value-of select="concat('#', @to)"/></xsl:attribute><xsl:value-of select="@sign"/></a>
  </xsl:template>
  <xsl:template match="e:entry">
    <div class="entry" id="{@id}">
      <a class="gen back" href="#{@back}"><xsl:value-of select="@sign"/></a><xsl:text> </xsl:text>
      <div class="items"><xsl:apply-templates/></div>
    </div>
  </xsl:template>
  <xsl:template match="e:item"><div class="item"><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="e:sign | e:label"><span class="gen"><xsl:value-of select="."/></span></xsl:template>
  <xsl:template match="e:lemma | e:layer | e:sigla | e:aside | e:back"/>
  <xsl:template match="e:beside"><div><xsl:apply-templates/></div></xsl:template>
  <!-- Where pieces begin and end that only some witnesses have. -->
  <xsl:template match="e:sign[@says]"><xsl:processing-instruction name="e"><xsl:value-of select="@says"/></xsl:processing-instruction></xsl:template>
  <xsl:template match="e:words"/>
</xsl:stylesheet>
