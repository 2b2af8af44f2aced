"""``xslt/tables.xsl``: tables of rows and cells as HTML has them, all others as blocks."""

from __future__ import annotations

import pytest

from tests.renderers.bodies import shown

ROW = "<row><cell>a</cell></row>"


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        ("<cell>a</cell>", '<td class="tei-cell">a</td>'),
        ('<cell role="label">a</cell>', '<th class="tei-cell">a</th>'),
        ('<cell rows="2" cols="3">a</cell>', '<td class="tei-cell" rowspan="2" colspan="3">a</td>'),
        ('<cell rows="1" cols="x">a</cell>', '<td class="tei-cell">a</td>'),
        ('<cell cols="-2" rows="100000">a</cell>', '<td class="tei-cell">a</td>'),
        ('<cell cols="2.7">a</cell>', '<td class="tei-cell" colspan="2">a</td>'),
        ('<cell role="label">a <list><item>b</item></list></cell>', '<th class="tei-cell">a <div class="tei-list">'),
        (
            '<cell role="label"><list><head>h</head><item>b</item></list></cell>',
            '<td class="tei-cell"><div class="tei-list">',
        ),
    ],
)
def test_cells(cell: str, html: str) -> None:
    assert html in shown(f"<table><row>{cell}</row></table>")


@pytest.mark.parametrize(("cell", "name"), [("<cell>a</cell>", "th"), ('<cell role="data">a</cell>', "td")])
def test_a_row_of_labels(cell: str, name: str) -> None:
    assert f'<{name} class="tei-cell">' in shown(f'<table><row role="label">{cell}</row></table>')


def test_a_heading_stands_above_the_table() -> None:
    content = shown(f"<table><head>h</head>{ROW}</table>")
    assert content.startswith(
        '<div class="table"><h2 class="tei-head">h</h2><table class="tei-table"><tbody><tr class="tei-row">'
    )


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<row/>",
        f"{ROW}a",
        f"{ROW}<pb/>{ROW}",
        f"{ROW}<head>h</head>",
        "<row><cell>a</cell>b</row>",
        "<row><cell>a</cell><pb/></row>",
        "<row><cell>a</cell><note>b</note></row>",
    ],
)
def test_with_anything_else_they_are_blocks(content: str) -> None:
    assert shown(f"<table>{content}</table>").startswith('<div class="tei-table">')
