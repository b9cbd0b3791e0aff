"""Review questions: what a step has to look at, and what an opinion signs of it (APR12)."""

from dataclasses import replace

from bot.domain.policies import Policy, ReviewQuestion
from bot.domain.steps import Opinion, Step, Verdict


def looked_at(step: Step, policy: Policy) -> tuple[ReviewQuestion, ...]:
    """Give what a step has to look at. A talk and a ruling are about what was said: they have nothing of their own."""
    rule = policy.rule(step.rule) if step.kind == "ask" else None
    return rule.questions if rule is not None else ()


def signed(opinion: Opinion, questions: tuple[ReviewQuestion, ...]) -> Opinion:
    """Give an opinion as it is signed: an approval says yes to every question, all else names what does not hold."""
    if not questions or opinion.verdict is not Verdict.APPROVE:
        return opinion
    return replace(opinion, answers=tuple((question.id, True) for question in questions))
