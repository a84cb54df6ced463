"""Front matter, names, places and line ends of files that are exported again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from tests.cli.export.conftest import Export


def test_front_matter_names_people_and_places(export: Export) -> None:
    """Names of the article are listed by what they are of."""
    text = export.text

    assert "\npeople: [Mira Solberg]\n" in text
    assert "\nplaces: [Vessa]\n" in text
    assert re.search(r"\nexported: '?20\d\d-", text)


def test_foreign_keys_stay(export: Export) -> None:
    """With their order, comments and quotes, while keys of ours are brought up to date."""
    export.replace(
        "source: Coast Letter\n", "source: Coast Letter\n# mine\naliases: ['a',  \"b\"]\n"
    )
    export.replace("\nexported:", "\nrating:   5  # of 5\ncssclasses:\n  - wide\nexported:")
    export.briefing("Coast Letter", "'Coast: a Letter'")

    export.run()

    text = export.text
    assert "\nsource: 'Coast: a Letter'\n# mine\naliases: ['a',  \"b\"]\n" in text
    assert "\nrating:   5  # of 5\ncssclasses:\n  - wide\nexported:" in text
    assert export.ids["sand"] in text
    export.again()


def test_edited_and_deleted_keys_of_ours_stay(export: Export) -> None:
    """A reader's tags are the reader's."""
    export.replace("title: The harbour\n", "title: My harbour\ntags: [mine]\n")
    export.replace("source: Coast Letter\n", "")
    export.briefing("title: The harbour", "title: The harbours\ntags: [x]")
    export.briefing("Coast Letter", "Other")

    export.run()

    after = export.text
    assert "title: My harbour\n" in after
    assert "tags: [mine]\n" in after
    assert "source:" not in after
    export.again()


def test_a_renamed_and_moved_file_is_found(export: Export) -> None:
    """By the id in it, anywhere below the folder; the index links to it."""
    (export.out / "deep" / "er").mkdir(parents=True)
    moved = export.file.rename(export.out / "deep" / "er" / "My notes.md")
    export.edit("sand", "Beta again.")

    export.run()

    assert not export.file.exists()
    assert "Beta again." in moved.read_text()
    assert "](deep/er/My%20notes.md)" in (export.out / "index.md").read_text()
    export.again()


def test_a_foreign_file_of_the_name_is_left_alone(export: Export) -> None:
    """The export takes another name, and keeps it."""
    export.file.write_text("precious\n")
    (export.out / "index.md").write_text("mine\n")

    export.run("--index")

    assert (export.out / "2021-06-03 The harbour.md").read_text() == "precious\n"
    assert (export.out / "index.md").read_text() == "mine\n"
    assert any(export.ids["sand"] in path.read_text() for path in export.out.iterdir())
    export.again()


def test_windows_line_ends_and_a_mark_of_order_stay(export: Export) -> None:
    """An editor's choice of line ends is no edit of a block."""
    export.file.write_bytes(b"\xef\xbb\xbf" + export.file.read_bytes().replace(b"\n", b"\r\n"))
    export.again()
    export.edit("sand", "Beta again.")

    export.run()

    data = export.file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"Beta again." in data
    assert b"newer version" not in data
    export.again()


def test_blanks_at_the_ends_of_lines_are_no_edit(export: Export) -> None:
    """What editors trim or add does not count."""
    export.replace("Beta text.\n", "Beta text.  \n\n")
    export.file.write_text(export.text.replace("Beta text.  \n\n\n", "Beta text.  \n\n"))
    export.edit("sand", "Beta again.")

    export.run()

    assert "Beta text." not in export.text
    export.again()


def test_the_index_obeys_the_same_rule(export: Export) -> None:
    """Its lines are refreshed, kept or left out one by one; words around them stay."""
    export.call("note", "add", "gas", "--text", "On gas.")
    export.run()
    index = export.out / "index.md"
    assert index.read_text().count("\n- [") == 2
    text = index.read_text()
    index.write_text(text.replace("- [Gas", "My list:\n\n- **must read** [Gas"))
    export.call("note", "rm", export.ids["first"])
    export.call("note", "add", "gas", "--text", "More on gas.")

    export.run()

    text = index.read_text()
    assert "2 notes" in text
    assert "**must read** [Gas talks](Gas%20talks.md) · 1 note <" in text
    assert "My list:\n" in text
    assert export.file.exists()
    export.again()


def test_a_dry_run_writes_nothing(export: Export) -> None:
    """It tells a line a file; as JSON what happens to each note."""
    export.file.unlink()
    first = export.run("--dry-run")
    assert not export.file.exists()
    assert f"would create {export.file}: 3 added" in first.out
    export.run()
    export.edit("sand", "Beta again.")
    before = export.state()

    second = export.run("--dry-run", "--json")

    assert before == export.state()
    assert second.json[0]["action"] == "update"
    assert {"action": "update", "name": export.ids["sand"]} in second.json[0]["changes"]


def test_one_file_for_all_obeys_the_same_rule(export: Export) -> None:
    """A new briefing's notes come where they belong; a narrower query removes nothing."""
    export.call("note", "add", "gas", "--text", "On gas.")
    one = export.out / "all.md"
    export.call("export", "--single", str(one))
    text = one.read_text().replace("Beta text.", "My own words.")
    one.write_text(f"{text}\nMine.\n")
    export.edit("first", "Alpha again.")
    export.call("note", "add", "kim", "--text", "On Kim.")

    export.call("export", "--single", str(one))

    text = one.read_text()
    assert "My own words." in text
    assert "\nMine.\n" in text
    assert text.index("On Kim.") < text.index("Alpha again.") < text.index("On gas.")
    before = one.stat().st_mtime_ns
    export.call("export", "--single", str(one))
    assert before == one.stat().st_mtime_ns
    export.call("export", "title:gas", "--single", str(one))
    assert "Alpha again." in one.read_text()
    assert "On Kim." in one.read_text()


def test_killed_at_any_time_leaves_whole_files(
    export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an export that was killed before its last rename left is swept, and done again."""
    export.edit("sand", "Beta again.")
    before = export.text
    killed = export.out / f".{export.file.name}.4194305-0123abcd.tmp"
    killed.write_text("half")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert export.run().status == 130
    assert export.text == before

    export.run()

    assert "Beta again." in export.text
    assert sorted(path.name for path in export.out.iterdir()) == [export.file.name, "index.md"]
    export.again()


def test_an_old_export_is_taken_over(export: Export) -> None:
    """A file with a seal of an earlier version that was edited keeps its words."""
    first = export.ids["first"]
    export.file.write_text(
        "---\nbriefterm: harbour\ntitle: The harbour\nbriefterm_seal: 0123456789abcdef\n---\n\n"
        "# The harbour\n\nMy thoughts.\n\n> fought the sand\n\nAlpha, my way.\n\n"
        f"`briefterm open harbour#{first}`\nyellow ^bt-{first}\n"
    )

    export.run()

    assert "My thoughts.\n\n> fought the sand\n\nAlpha, my way.\n" in export.text
    assert "Alpha text." not in export.text
    assert "Beta text." in export.text
    assert "seal" not in export.text
    export.again()


def test_a_file_alone_needs_no_index(export: Export) -> None:
    """It comes with the second file, or when it is asked for, and then stays."""
    (export.out / "index.md").unlink()
    export.run()
    assert [path.name for path in export.out.iterdir()] == [export.file.name]
    export.call("note", "add", "gas", "--text", "On gas.")

    export.run()

    assert "](Gas%20talks.md)" in (export.out / "index.md").read_text()
    (export.out / "index.md").unlink()
    export.run("--no-index")
    assert not (export.out / "index.md").exists()


def test_names_follow_the_glossary(export: Export) -> None:
    """A glossary that says otherwise changes the names in front matter, and nothing else."""
    glossary = export.library / ".briefterm" / "glossary.toml"
    before = export.text
    assert "people: [Mira Solberg]" in before
    glossary.write_text('[[name]]\nname = "Mira Solberg"\nkind = "ORG"\nalways = true\n')
    assert 0 == export.run().status
    after = export.text
    assert "people:" not in after
    assert "organisations: [Mira Solberg]" in after
    assert before.partition("<!-- briefterm:head")[2] == after.partition("<!-- briefterm:head")[2]
    export.again()
    glossary.write_text('# a comment\n[[name]]\nname = "Nobody"\nkind = "PERSON"\n')
    assert 0 == export.run().status
    assert "people: [Mira Solberg]" in export.text
    export.again()


def test_names_that_the_reader_changed_stay_when_the_glossary_changes(export: Export) -> None:
    """A list of people that was edited in the file is the reader's, whatever a glossary says."""
    export.replace("people: [Mira Solberg]", "people: [Mira, and others]")
    glossary = export.library / ".briefterm" / "glossary.toml"
    glossary.write_text('[[name]]\nname = "Vessa"\nkind = "PERSON"\nalways = true\n')
    assert 0 == export.run().status
    assert "people: [Mira, and others]" in export.text
    assert "places:" not in export.text
    export.again()


def test_glossary_that_changes_nothing_here_writes_nothing(export: Export) -> None:
    """A glossary of names that are not in the text leaves every byte and time."""
    glossary = export.library / ".briefterm" / "glossary.toml"
    glossary.write_text('[[name]]\nname = "Somebody Else"\nkind = "PERSON"\n')
    export.again()
