<?xml version="1.0" encoding="UTF-8"?>
<!-- The entry: every theme in a stylesheet of its own, each of which a project may replace; later ones come before earlier. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:e="urn:edition:annotated" exclude-result-prefixes="tei e">
  <xsl:import href="pass-through.xsl"/>
  <xsl:import href="divisions.xsl"/>
  <xsl:import href="lists.xsl"/>
  <xsl:import href="tables.xsl"/>
  <xsl:import href="figures.xsl"/>
  <xsl:import href="verse.xsl"/>
  <xsl:import href="speeches.xsl"/>
  <xsl:import href="quoting.xsl"/>
  <xsl:import href="transcription.xsl"/>
  <xsl:import href="breaks.xsl"/>
  <xsl:import href="apparatus.xsl"/>
  <!-- It is written as HTML by who asked for it; as XML, libxslt need not keep a list of all ids. -->
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
</xsl:stylesheet>
