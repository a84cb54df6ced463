"""Many files replaced at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefterm.errors import StoreError
from briefterm.store.batch import Replacement, replace_all
from briefterm.store.files import Stamp


@pytest.mark.parametrize("count", [3, 250])
def test_all_are_written(tmp_path: Path, count: int) -> None:
    """With their folders; nothing else is left."""
    done: list[int] = []
    files = [Replacement(tmp_path / "deep" / f"{n}.md", b"%d" % n) for n in range(count)]

    assert replace_all(files, done.append) == []

    assert all(file.path.read_bytes() == file.data for file in files)
    assert len(list((tmp_path / "deep").iterdir())) == count
    assert done[-1] == count


def test_what_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """By its stamp, or because it came to be."""
    old, new, kept = (tmp_path / name for name in ("old", "new", "kept"))
    for path in (old, kept):
        path.write_text("before")
    kept.chmod(0o600)
    stamps = {path: Stamp.of(path.stat()) for path in (old, kept)}
    old.write_text("meanwhile")
    new.write_text("meanwhile")

    missed = replace_all(
        [
            Replacement(old, b"x", stamps[old]),
            Replacement(new, b"x"),
            Replacement(kept, b"x", stamps[kept]),
        ]
    )

    assert missed == [old, new]
    assert (old.read_text(), new.read_text(), kept.read_text()) == ("meanwhile", "meanwhile", "x")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert len(list(tmp_path.iterdir())) == 3


def test_a_failure_leaves_every_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that were renamed already are new, the others old, and no temporary stays."""
    paths = [tmp_path / str(n) for n in range(4)]
    for path in paths:
        path.write_text("before")
    files = [Replacement(path, b"after", Stamp.of(path.stat())) for path in paths]
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target == paths[2]:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(StoreError, match="free some space"):
        replace_all(files)

    assert [path.read_text() for path in paths] == ["after", "after", "before", "before"]
    assert len(list(tmp_path.iterdir())) == 4
