"""The provisions on personal information → the words its detectors look for."""

from datetime import date

from generator.privacy import Terms

from .law import Law


def terms(law: Law, day: date) -> Terms:
    """The words and numbers in force on a day; empty where a provision is switched off."""

    def words(id: str) -> tuple[str, ...]:
        provision = law.on(id, day)
        return provision.words if provision else ()

    cards = law.on("pii-04", day)
    return Terms(
        provinces=frozenset(words("pii-01")),
        bank_prefix=str(cards["prefix"]) if cards else "",
        bank_words=words("pii-04"),
        id_words=words("pii-02"),
        streets=words("pii-05"),
        birth_words=words("pii-06"),
        hardships=words("pii-07"),
        office_domains=words("pii-09"),
    )
