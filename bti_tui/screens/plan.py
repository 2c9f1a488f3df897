"""The plan (mål og tiltak): goals, measures and how they went, with the evaluation in the same place."""

from bti_tui.screens.plan_place import PlanPlace


class PlanScreen(PlanPlace):
    """The plan as a part of the case."""

    CSS_PATH = "plan.tcss"
