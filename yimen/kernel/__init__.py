"""The law as functions: plain Python over plain values, no database, no clock of its own.

Days and deadlines (期限), plans (流程), Merkle trees and signed notes (存证), codes (编码).
"""
