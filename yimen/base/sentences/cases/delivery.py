"""Sentences about how a decision reaches the applicant."""

SENTENCES = {
    "cases.delivery-unproved": (
        "送达须有凭据：送达回证、快递单号或系统接收记录的编号。请填写。",
        "A delivery needs its proof: the number of a receipt, a parcel or a system record.",
    ),
    "cases.sending-bare": (
        "快递送达须填写地址和运单号；电子送达须填写受送达人指定的系统，并写明在何处指定（电子签名法第十一条）。请补填。",
        "A courier needs an address and a waybill; an electronic way needs the system that the receiver named, and where it was named (Electronic Signature Law Art. 11); fill it in.",
    ),
    "cases.system-unnamed": (
        "电子送达只能送到受送达人指定的系统。请先登记寄发，写明是哪个系统、在何处指定（电子签名法第十一条），再登记送达。",
        "An electronic delivery goes to the system that the receiver named: enter the sending first, with that system and where it was named (电子签名法 Art. 11).",
    ),
    "cases.entry-unsaid": (
        "电子送达以进入指定系统的时间为收到时间。请写明进入的时间，不晚于现在；其他送达方式不填这一项（电子签名法第十一条）。",
        "What is delivered electronically is received when it enters the named system: say when, not later than now; leave it out for any other way (电子签名法 Art. 11).",
    ),
    "cases.sending-there": (
        "决定书已经寄出，尚未签收或退回。请先登记送达结果。",
        "The decision is on its way already; enter what became of it first.",
    ),
    "cases.nothing-sent": (
        "没有寄出中的决定书。请先登记寄发。",
        "Nothing is on its way; enter the sending first.",
    ),
    "cases.delivery-day": (
        "送达日期（{day}）不能早于决定日期，也不能晚于今天。请核对凭据上的日期。",
        "The day of receipt ({day}) is before the decision or still to come; check the date on the proof.",
    ),
}
