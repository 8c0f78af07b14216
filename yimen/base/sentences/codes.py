"""Sentences about numbers and codes that people type."""

SENTENCES = {
    "codes.uscc-length": (
        "统一社会信用代码应为18位，现为{length}位。请对照营业执照或登记证书重新填写（GB 32100）。",
        "A unified social credit code has 18 characters, this one has {length}; copy it again from the certificate (GB 32100).",
    ),
    "codes.uscc-character": (
        "统一社会信用代码第{position}位“{character}”不是允许的字符：只用数字和大写字母，且不用 I、O、S、V、Z。请核对该位（GB 32100）。",
        "Character {position} of the unified social credit code, “{character}”, is not allowed: digits and capitals without I, O, S, V, Z (GB 32100); check that place.",
    ),
    "codes.uscc-authority": (
        "统一社会信用代码第1位“{character}”不是登记管理部门代码。请对照登记证书核对第1位（GB 32100）。",
        "Character 1 of the unified social credit code, “{character}”, names no registering authority (GB 32100); check it against the certificate.",
    ),
    "codes.uscc-division": (
        "统一社会信用代码第3至8位是登记机关行政区划码，只能是数字；第{position}位是“{character}”。请核对该位（GB 32100）。",
        "Characters 3 to 8 of the unified social credit code are the division and must be digits; character {position} is “{character}” (GB 32100).",
    ),
    "codes.uscc-organisation": (
        "统一社会信用代码第9至17位的组织机构代码校验不符：第17位是“{found}”，按前8位应为“{expected}”。请逐位核对第9至17位（GB 11714）。",
        "The organisation code in characters 9 to 17 fails its own check: character 17 is “{found}”, the eight before it call for “{expected}” (GB 11714); compare these places.",
    ),
    "codes.uscc-check": (
        "统一社会信用代码校验不符：第18位是“{found}”，按前17位应为“{expected}”。请逐位核对（GB 32100）。",
        "The unified social credit code fails its check: character 18 is “{found}”, the 17 before it call for “{expected}” (GB 32100); compare every place.",
    ),
    "codes.organisation-length": (
        "组织机构代码应为9位（不计连字符），现为{length}位。请对照代码证重新填写（GB 11714）。",
        "An organisation code has 9 characters without the hyphen, this one has {length} (GB 11714); copy it again.",
    ),
    "codes.organisation-character": (
        "组织机构代码第{position}位“{character}”不是数字或大写字母。请核对该位（GB 11714）。",
        "Character {position} of the organisation code, “{character}”, is neither a digit nor a capital letter (GB 11714).",
    ),
    "codes.organisation-check": (
        "组织机构代码校验不符：第9位是“{found}”，按前8位应为“{expected}”。请逐位核对（GB 11714）。",
        "The organisation code fails its check: character 9 is “{found}”, the eight before it call for “{expected}” (GB 11714).",
    ),
    "codes.citizen-length": (
        "公民身份号码应为18位，现为{length}位。请对照居民身份证重新填写（GB 11643）。",
        "A citizen identity number has 18 places, this one has {length}; copy it again from the identity card (GB 11643).",
    ),
    "codes.citizen-character": (
        "公民身份号码第{position}位有误：前17位只能是数字，第18位是数字或 X。请核对该位（GB 11643）。",
        "Place {position} of the citizen identity number is wrong: 17 digits, then a digit or X (GB 11643).",
    ),
    "codes.citizen-place": (
        "公民身份号码前6位“{division}”不是现有或历史上的县级行政区划代码。请核对前6位（GB 11643）。",
        "The first six places of the citizen identity number, “{division}”, never were a county (GB 11643); check them.",
    ),
    "codes.citizen-date": (
        "公民身份号码第7至14位不是真实的出生日期。请核对这8位（GB 11643）。",
        "Places 7 to 14 of the citizen identity number are no real date of birth (GB 11643); check them.",
    ),
    "codes.citizen-check": (
        "公民身份号码校验不符，至少有一位填错。请对照居民身份证逐位核对（GB 11643）。",
        "The citizen identity number fails its check, so at least one place is wrong (GB 11643); compare it with the card.",
    ),
    "codes.certificate-form": (
        "“{text}”不是电子证照标识的格式：应为 1.2.156.3005.2.类型代码（21位）.颁发机构.流水号.版本号（3位）.校验位。请从证照上重新复制（GB/T 36904）。",
        "“{text}” does not have the form of a certificate identifier: 1.2.156.3005.2.type (21).issuer.serial.version (3).check (GB/T 36904); copy it again.",
    ),
    "codes.certificate-check": (
        "电子证照标识校验不符：末位是“{found}”，应为“{expected}”。请重新复制；如证照原件即如此，请告知颁发机构（GB/T 36904）。",
        "The certificate identifier fails its check: it ends in “{found}”, its parts call for “{expected}” (GB/T 36904); copy it again, or tell the issuer if the original reads so.",
    ),
    "codes.item-form": (
        "“{text}”既不是31位国家实施编码，也不是“基本编码-区划（12位）-序号（3位）-机构-层级-办理项（2位）”的形式。请核对事项编码。",
        "“{text}” is neither a national implementation code of 31 characters nor of the form BASIC-AREA(12)-NNN-BODY-N-NN; check the code of the item.",
    ),
    "codes.division-form": (
        "“{text}”不是行政区划代码：应为6位、9位或12位数字（GB/T 2260）。请核对。",
        "“{text}” is no division code: it must be 6, 9 or 12 digits (GB/T 2260).",
    ),
    "codes.division-gap": (
        "行政区划代码“{text}”缺少上级区划的数字，不可能存在（GB/T 2260）。请核对。",
        "Division code “{text}” lacks the digits of the division above it (GB/T 2260); check it.",
    ),
    "codes.number-parts": (
        "编号前缀“{prefix}”不能用：前缀为1至{longest}位数字或大写字母，且不用 I、O、S、V、Z。请改用别的前缀。",
        "“{prefix}” cannot begin a public number: 1 to {longest} digits or capitals without I, O, S, V, Z; choose another prefix.",
    ),
    "codes.number-form": (
        "“{text}”不是本平台的编号，编号形如 A-20261122-7K3Q-MXP4-2DRC。请对照回执重新填写。",
        "“{text}” is no number of this platform; numbers look like A-20261122-7K3Q-MXP4-2DRC. Copy it again from the receipt.",
    ),
    "codes.number-character": (
        "编号第{position}位“{character}”不会出现在编号中：编号不用字母 I、O、S、V、Z。请核对是否为数字1、0、5、2。",
        "Character {position}, “{character}”, never stands in a number: I, O, S, V and Z are not used; it may be a 1, 0, 5 or 2.",
    ),
    "codes.number-date": (
        "编号中的“{day}”不是真实日期。请对照回执核对。",
        "“{day}” in the number is no real date; compare it with the receipt.",
    ),
    "codes.number-check": (
        "编号校验不符，至少有一位填错或相邻两位颠倒。请对照回执逐位核对。",
        "The number fails its check: a character is wrong or two neighbours are swapped; compare it with the receipt.",
    ),
    "codes.phone-form": (
        "电话号码不对：请填写11位手机号、带区号的固定电话，或以加号开头的境外号码。",
        "This is no telephone number: give a mobile number of 11 digits, a fixed line with its area code, or a number abroad that begins with +.",
    ),
}
