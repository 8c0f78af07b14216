"""Sentences about seals."""

SENTENCES = {
    "seals.number-form": (
        "“{number}”不能作为印章编码：只能用数字、字母和中间的连字符，最多40个字符。",
        "“{number}” cannot be the number of a seal: digits, letters and hyphens between them, at most 40.",
    ),
    "seals.seal-taken": (
        "编码为“{seal}”的印章已经登记。请核对编码，或另编新号。",
        "A seal “{seal}” is registered already; check the number or give another.",
    ),
    "seals.unknown-seal": (
        "没有编码为“{seal}”的印章。请核对编码，或先登记印章。",
        "There is no seal “{seal}”; check the number or register it first.",
    ),
    "seals.seal-withdrawn": (
        "印章“{seal}”已经注销，不能再使用。请改用该部门另一枚已登记的印章。",
        "The seal “{seal}” is withdrawn and cannot be used; use another registered seal of the organ.",
    ),
    "seals.letter-taken": (
        "编号为“{letter}”的用印授权书已经登记。请核对编号。",
        "A seal letter “{letter}” is registered already; check its number.",
    ),
    "seals.unknown-letter": (
        "没有编号为“{letter}”的用印授权书。请核对编号，或先登记授权书。",
        "There is no seal letter “{letter}”; check its number or register it first.",
    ),
    "seals.letter-withdrawn": (
        "用印授权书“{letter}”已于{on}收回，不必再次收回。",
        "The seal letter “{letter}” was withdrawn on {on} already.",
    ),
    "seals.no-items": (
        "用印授权书没有写明任何事项。请逐项写明可以用印的事项编码。",
        "The seal letter names no item; name each item for which the seal may be used.",
    ),
    "seals.not-authorised": (
        "{on}没有对事项“{item}”有效的用印授权，文书不能加盖印章。请由决定机关出具授权书并登记后再用印。",
        "On {on} no letter lets the seal be used for the item “{item}”; the organ must sign a letter, and it must be registered, before documents are sealed.",
    ),
    "seals.certificate-over": (
        "印章“{seal}”的证书只在{begins}至{ends}有效。请换发证书并重新登记印章。",
        "The certificate of seal “{seal}” is valid from {begins} to {ends} only; have a new one made and register the seal anew.",
    ),
}
