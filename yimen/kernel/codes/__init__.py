"""Numbers and codes that people type, each with the checks its standard gives it.

Every module judges one kind of number: `check(text)` returns a value or raises the first fault as a
`Refused`; `problems(text)` returns the codes of all faults and never raises. The checkers are
strict: what a person typed goes through `tidy` first, and the page shows what that made of it.

    uscc          统一社会信用代码 (GB 32100), with the organisation code inside it
    organisation  组织机构代码 (GB 11714)
    citizen       公民身份号码 (GB 11643)
    certificate   电子证照标识 (GB/T 36904)
    item          事项实施编码, national and Sichuan form
    division      行政区划代码 (GB/T 2260), 6, 9 or 12 digits
    number        our own public numbers (办件编号 and others)
"""
