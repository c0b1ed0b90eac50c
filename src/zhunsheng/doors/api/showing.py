"""From what the cases room answers to the API's shapes; words go through gettext."""

from __future__ import annotations

from dataclasses import asdict

from django.utils.translation import gettext

from zhunsheng.cases import offers, queries
from zhunsheng.cases.taking import Taken
from zhunsheng.doors.api import shapes
from zhunsheng.procedures.clocks import Face
from zhunsheng.statutes.instruments import Article


def cite(article: Article) -> shapes.Cite:
    """An article as JSON."""
    return shapes.Cite(instrument=article.instrument.short, article=article.label)


def line(one: queries.CaseLine) -> shapes.Line:
    """A line of a list."""
    words = {"stage": gettext(one.stage) if one.stage else "", "next_clock_title": one.next_clock_title}
    if words["next_clock_title"]:
        words["next_clock_title"] = gettext(one.next_clock_title)
    return shapes.Line(**(asdict(one) | words))


def lines(page: queries.Page) -> shapes.Lines:
    """A page of a list."""
    return shapes.Lines(items=[line(one) for one in page.items], after=page.after)


def clock(face: Face) -> shapes.Clock:
    """A clock."""
    return shapes.Clock(
        name=face.clock.name,
        title=gettext(face.clock.title),
        kind=face.clock.kind.value,
        whose=face.clock.whose,
        article=cite(face.article),
        start=face.start,
        due=face.due,
        binding=face.binding,
        provisional=face.provisional,
        outcome=face.outcome.value,
        done=face.done,
        late_by=face.late_by,
        explanation=[one.text(gettext) for one in face.explanation],
    )


def whole(view: offers.CaseView) -> shapes.Whole:
    """A case with its entries, clocks and offers."""
    return shapes.Whole(
        line=line(view.line),
        version=view.version,
        acts=[_act(act) for act in view.acts],
        clocks=[clock(face) for face in view.clocks],
        offers=[_offer(offer) for offer in view.offers],
    )


def _act(act: offers.ActView) -> shapes.Act:
    return shapes.Act(
        seq=act.seq,
        step=act.step,
        title=gettext(act.title),
        on=act.on,
        at=act.at,
        by=[gettext(name) for name in act.by_names],
        facts=[shapes.Fact(title=gettext(title), text=text) for title, text in act.facts],
        papers=act.papers,
        evidence=list(act.evidence),
        article=cite(act.article) if act.article else None,
        lag_days=act.lag_days,
        stands=act.stands,
        digest=act.digest,
        link=act.link,
    )


def _offer(offer: offers.Offer) -> shapes.Offer:
    no = offer.refusal
    return shapes.Offer(
        step=offer.step.name,
        title=gettext(offer.step.title),
        refusal=gettext(no.message).format(**no.values) if no else None,
        article=cite(no.article) if no and no.article else None,
        instead=gettext(no.instead).format(**no.values) if no and no.instead else "",
    )


def receipt(taken: Taken) -> shapes.Receipt:
    """What a writer gets back."""
    return shapes.Receipt(
        id=taken.case.id,
        number=taken.number,
        version=taken.entry.seq,
        step=taken.entry.step,
        on=taken.entry.on,
        papers=taken.papers,
        digest=taken.entry.digest.hex(),
        link=taken.entry.link.hex(),
    )
