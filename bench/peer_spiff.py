"""Workload W on SpiffWorkflow, as lean as its serializer allows.

The specification is parsed once and kept in memory. Only the task tree of a case is written, as
JSON in one row; one statement writes it with its row of history, and nothing where another answer
came between. That is two round trips an answer, the same as our own engine makes.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

import psycopg
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
from SpiffWorkflow.bpmn.serializer.default.workflow import BpmnWorkflowConverter, WorkflowConverter
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState
from workload import DEPARTMENTS, STEPS

TABLES = """
create table spiff_case (id bigint generated always as identity primary key,
    seq integer not null, tree json not null);
create table spiff_history (case_id bigint, seq integer, at timestamptz not null default now(),
    by text not null, act text not null, step text, primary key (case_id, seq));
"""
START = """
with made as (insert into spiff_case (seq, tree) values (1, %s) returning id)
insert into spiff_history (case_id, seq, by, act) select id, 1, 'clerk', 'start' from made
returning case_id
"""
READ = "select seq, tree::text from spiff_case where id = %s"
WRITE = """
with moved as (
    update spiff_case set seq = seq + 1, tree = %s where id = %s and seq = %s returning id, seq)
insert into spiff_history (case_id, seq, by, act, step)
select id, seq, 'clerk', 'advance', %s from moved returning seq
"""
CLONE = """
with made as (
    insert into spiff_case (seq, tree)
    select seq, tree from spiff_case, generate_series(1, %s) where id = %s returning id)
insert into spiff_history
select m.id, h.seq, h.at, h.by, h.act, h.step from spiff_history h, made m where h.case_id = %s
"""


def bpmn() -> bytes:
    """The plan of workload W as BPMN 2.0: user tasks between a parallel split and its join."""
    lines = [("start", "accept"), ("accept", "split"), ("join", "decide")]
    lines += [("split", key) for key in DEPARTMENTS] + [(key, "join") for key in DEPARTMENTS]
    lines += [("decide", "issue"), ("issue", "end")]
    nodes = [("startEvent", "start"), ("endEvent", "end")]
    nodes += [("parallelGateway", "split"), ("parallelGateway", "join")]
    nodes += [("userTask", key) for key in STEPS]
    drawn = "".join(
        f'<{tag} id="{key}" name="{key}">'
        + "".join(f"<incoming>{a}-{b}</incoming>" for a, b in lines if b == key)
        + "".join(f"<outgoing>{a}-{b}</outgoing>" for a, b in lines if a == key)
        + f"</{tag}>"
        for tag, key in nodes
    )
    drawn += "".join(
        f'<sequenceFlow id="{a}-{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in lines
    )
    space = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    return (
        f'<definitions xmlns="{space}" id="bench" targetNamespace="bench">'
        f'<process id="W" isExecutable="true">{drawn}</process></definitions>'
    ).encode()


@cache
def specification() -> Any:
    """The plan as SpiffWorkflow holds it; one for the whole process."""
    parser = BpmnParser()
    parser.add_bpmn_str(bpmn())
    return parser.get_spec("W")


class TreeOnly(BpmnWorkflowConverter):  # type: ignore[misc]  # the library has no types
    """A workflow without its specification, which the process has in memory."""

    def to_dict(self, workflow: Any) -> dict[str, Any]:
        """The state of the workflow and the tree of its tasks."""
        return {**WorkflowConverter.to_dict(self, workflow)}

    def from_dict(self, dct: dict[str, Any]) -> Any:
        """The workflow again."""
        workflow = self.target_class(specification(), {}, deserializing=True)
        workflow.tasks = self.mapping_from_dict(dct["tasks"], UUID, workflow=workflow)
        workflow.task_tree = workflow.tasks[UUID(dct["root"])]
        self.set_default_attributes(workflow, dct)
        return workflow


class Peer:
    """The interface that the driver asks for."""

    @staticmethod
    def setup(dsn: str) -> None:
        """Tables in an empty database."""
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute(TABLES)

    def __init__(self, dsn: str) -> None:
        self.connection = psycopg.connect(dsn, autocommit=True, prepare_threshold=0)
        registry = BpmnWorkflowSerializer.configure({**DEFAULT_CONFIG, BpmnWorkflow: TreeOnly})
        self.serializer = BpmnWorkflowSerializer(registry)

    def start(self) -> int:
        """A new case."""
        workflow = BpmnWorkflow(specification())
        workflow.do_engine_steps()
        row = self._one(START, self.serializer.serialize_json(workflow))
        return int(row[0])

    def complete(self, case: int, step: str) -> None:
        """One answered step, committed when this returns; a step that is not open is refused."""
        while True:
            seq, tree = self._one(READ, case)
            workflow = self.serializer.deserialize_json(tree)
            ready = workflow.get_tasks(state=TaskState.READY, spec_name=step)
            if not ready:
                raise LookupError(f"step {step} of case {case} is not open")
            ready[0].run()
            workflow.do_engine_steps()
            written = self.serializer.serialize_json(workflow)
            if self._one(WRITE, written, case, seq, step):
                return

    def clone(self, case: int, n: int) -> None:
        """Fill the tables with copies of a live case."""
        self.connection.execute(CLONE, (n, case, case))

    def close(self) -> None:
        """Give the connection back."""
        self.connection.close()

    def _one(self, statement: str, *values: object) -> Any:
        return self.connection.execute(statement.encode(), values).fetchone()
