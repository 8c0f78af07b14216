"""Sentences about calls of programs."""

SENTENCES = {
    "gate.key-form": (
        "接口办理业务时，请在请求头 Idempotency-Key 中给出幂等键（1至200个可见的ASCII字符），每次办理用一个新值，重试时用原值。",
        "An act over the API needs the header Idempotency-Key (1 to 200 visible ASCII characters): a new value for each act, the same one for a retry.",
    ),
    "gate.key-reused": (
        "幂等键“{key}”已用于另一次办理。办理新的业务请换一个键；重试请原样发送原来的内容。",
        "The key “{key}” was used for another act; take a new key for a new act, and send a retry unchanged.",
    ),
    "gate.too-many-calls": (
        "调用过于频繁。请在{seconds}秒之后再试。",
        "Too many calls; try again in {seconds} second(s).",
    ),
}
