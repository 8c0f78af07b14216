"""The acts of the engine: publish a plan, start a run, act in its steps, stop and lengthen time."""

from yimen.ground.process.verbs.announce import load_release
from yimen.ground.process.verbs.hands import claim, give_opinion, hand_over, release
from yimen.ground.process.verbs.locked import Locked, Moved, answered, asked
from yimen.ground.process.verbs.phrases import drop_phrase, keep_phrase
from yimen.ground.process.verbs.proposing import propose, publish_proposed, send_back
from yimen.ground.process.verbs.publish import publish, retire
from yimen.ground.process.verbs.start import start
from yimen.ground.process.verbs.steps import advance, repeat, stop
from yimen.ground.process.verbs.time import extend, pause, restart_clock, resume, stop_clock

__all__ = [
    "Locked",
    "Moved",
    "advance",
    "answered",
    "asked",
    "claim",
    "drop_phrase",
    "extend",
    "give_opinion",
    "hand_over",
    "keep_phrase",
    "load_release",
    "pause",
    "propose",
    "publish",
    "publish_proposed",
    "release",
    "repeat",
    "restart_clock",
    "resume",
    "retire",
    "send_back",
    "start",
    "stop",
    "stop_clock",
]
