"""The bench of the search: addresses are those of documents, failures are told."""

import pytest

from bench.queries import programs, reader


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("/notices/a.html", "notices/a.html"),
        ("notices/a.html#days", "notices/a.html"),
        ("/notices/%E7%94%B2.html", "notices/甲.html"),
        ("/notices/", "notices/index.html"),
        ("/", "index.html"),
        ("", "index.html"),
    ],
)
def test_addresses_are_those_of_documents(url: str, address: str) -> None:
    assert reader.address(url) == address


def test_a_program_that_fails_ends_the_bench_with_its_words() -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        programs.run("-c", "raise SystemExit('no such thing')")
