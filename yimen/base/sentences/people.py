"""Sentences about units, staff, roles, persons and organisations."""

SENTENCES = {
    "people.unit-key": (
        "单位标识“{key}”不能用：只用小写字母、数字和中间的连字符，最多60个字符。请改正后再试。",
        "“{key}” cannot be the key of a unit: small letters, digits and hyphens between them, at most 60.",
    ),
    "people.unit-exists": (
        "单位标识“{unit}”已被使用。请换一个标识，或直接使用该单位。",
        "A unit with the key “{unit}” exists already; choose another key or use that unit.",
    ),
    "people.unknown-unit": (
        "没有标识为“{unit}”的单位。请核对标识，或先设立该单位。",
        "There is no unit “{unit}”; check the key, or found the unit first.",
    ),
    "people.unit-level": (
        "第{level}级单位不能设在第{above}级单位之下：下级单位的层级不得高于上级。请核对层级或上级单位。",
        "A unit of level {level} cannot stand under one of level {above}; check the level or the unit above.",
    ),
    "people.staff-exists": (
        "工号“{staff}”已被使用。请核对工号。",
        "Work number “{staff}” is taken; check the number.",
    ),
    "people.unknown-staff": (
        "没有工号为“{staff}”的工作人员。请核对工号，或先办理任用。",
        "Nobody has the work number “{staff}”; check it, or appoint the person first.",
    ),
    "people.staff-left": (
        "工号“{staff}”的工作人员已离岗，不能再办理此项。请改由在岗人员办理。",
        "The member of staff “{staff}” has left; name someone who serves.",
    ),
    "people.login-taken": (
        "登录名“{login}”已被使用。请换一个登录名。",
        "The login “{login}” is taken; choose another.",
    ),
    "people.unknown-login": (
        "没有登录名为“{login}”的账号。请核对登录名。",
        "There is no account with the login “{login}”; check it.",
    ),
    "people.weak-password": (
        "密码太短：至少需要{least}个字符。请换一个更长的密码。",
        "The password is too short: at least {least} characters.",
    ),
    "people.role-held": (
        "工号“{staff}”在单位“{unit}”已有角色“{role}”，无需再次授予。",
        "“{staff}” holds the role {role} over “{unit}” already.",
    ),
    "people.role-not-held": (
        "工号“{staff}”在单位“{unit}”没有角色“{role}”。请核对后再收回。",
        "“{staff}” does not hold the role {role} over “{unit}”; check before revoking.",
    ),
    "people.separate-roles": (
        "不能授予角色“{role}”：此人已有角色“{held}”。审批、运行和监察三权分设，任何人不得兼任。请先收回原角色，或改授他人。",
        "The role {role} cannot be given: this person holds {held}. Deciding, running and supervising stay apart; revoke that role first or give it to someone else.",
    ),
    "people.name-missing": (
        "名称不能为空。请填写姓名、名称或编号。",
        "A name or number is missing; fill it in.",
    ),
    "people.document-form": (
        "证件号码的格式不对：应为5至20位数字或字母。请对照证件重新填写。",
        "The number of the document has the wrong form: 5 to 20 digits or letters; copy it again.",
    ),
    "people.born-later": (
        "公民身份号码中的出生日期晚于今天，不可能存在。请核对第7至14位。",
        "The day of birth in the citizen identity number is yet to come; check places 7 to 14.",
    ),
    "people.other-name": (
        "证件号码{masked}已登记在另一个名称之下。请核对姓名或名称；确已更名的，请到窗口凭证件办理变更。",
        "The number {masked} is registered under another name; check the name, or have a change of name entered at the window.",
    ),
    "people.unknown-party": (
        "没有编号为“{number}”的申请人。请核对编号。",
        "There is no person or organisation with the number “{number}”; check it.",
    ),
    "people.erased": (
        "编号“{number}”的个人信息已依法删除（个人信息保护法第四十七条），无法再查看或更改。",
        "The data of “{number}” were erased by law (PIPL Art. 47) and can no longer be seen or changed.",
    ),
    "people.letter-dates": (
        "授权书的截止日{valid_to}早于起始日{valid_from}。请更正日期。",
        "The letter ends on {valid_to}, before it begins on {valid_from}; correct the dates.",
    ),
    "people.letter-stands": (
        "单位“{unit}”的授权书“{letter}”仍然有效或编号重复。请先收回原授权书，或更换编号。",
        "Letter “{letter}” of “{unit}” still stands or has that number; withdraw it first or use another number.",
    ),
    "people.no-letter": (
        "单位“{unit}”没有有效的授权书。",
        "The unit “{unit}” has no standing letter.",
    ),
    "people.account-held": (
        "编号为“{number}”的申请人已有账号。请用原账号登录，忘记密码可重新设置。",
        "The person “{number}” has an account already; sign in with it, or set a new password.",
    ),
    "people.unknown-token": (
        "访问令牌无效、已到期或已吊销。请让管理员重新签发：yimen people token issue 登录名。",
        "The token is unknown, over or revoked; have a new one issued with `yimen people token issue LOGIN`.",
    ),
    "people.unknown-client": (
        "接入系统的编号或密钥不正确，或者已到期、已注销。请核对后重试，或由管理员重新登记：yimen people client register。",
        "The id or the secret of this client is wrong, or it is over or revoked; check both, or have it registered anew with `yimen people client register`.",
    ),
    "people.scope": (
        "权限范围“{scopes}”不在登记的范围之内。可用的范围是read（查询）和act（办理），请按登记的范围申请。",
        "The scope “{scopes}” is not one that was registered; the scopes are read and act, ask for those that you have.",
    ),
    "people.token-days": (
        "访问令牌的有效期应为1至{longest}天。请改为其中的天数。",
        "A token lasts from 1 to {longest} days; choose a number between them.",
    ),
    "people.not-allowed": (
        "您没有权限进行此项操作：需要对单位“{unit}”具有角色“{roles}”。请由具有该角色的人员办理，或向单位负责人申请授权。",
        "You may not do this: it takes the role {roles} over “{unit}”. Leave it to someone who holds it, or ask the head of the unit for it.",
    ),
    "people.factor-held": (
        "账号“{login}”已绑定动态口令。更换手机时，请先由管理员解除：yimen people newphone 登录名。",
        "The account “{login}” has one-time codes already; to change the telephone have them dropped first with `yimen people newphone LOGIN`.",
    ),
    "people.no-factor": (
        "账号“{login}”尚未绑定动态口令。请先完成绑定。",
        "The account “{login}” has no one-time codes yet; set them up first.",
    ),
    "people.code-wrong": (
        "动态口令不正确或已使用过。请等待下一个口令，核对手机时间后重新输入；手机不在身边时可用恢复码。",
        "The code is wrong or was used before; wait for the next one and check the clock of the telephone, or use a recovery code.",
    ),
    "people.mandate-dates": (
        "授权期限{valid_from}至{valid_to}不对：截止日不能早于起始日，最长{years}年。请更正日期。",
        "A mandate from {valid_from} to {valid_to} cannot be: it ends on or after its first day and lasts {years} years at most; correct the dates.",
    ),
    "people.unknown-mandate": (
        "没有编号为“{number}”的授权，或者已经撤销。请刷新后核对。",
        "There is no mandate “{number}”, or it was revoked already; load the page again and check.",
    ),
    "people.no-mandate": (
        "您今天没有代表这家单位办理此事的授权。请由法定代表人登录后授权，或带营业执照、授权委托书和身份证到综合窗口登记。",
        "You hold no mandate today to act for this organisation in this. Its legal representative can grant one after signing in, or have it entered at a window with the licence, the letter and your identity document.",
    ),
    "people.not-representative": (
        "只有单位“{organisation}”的法定代表人或负责人可以这样做；法定代表人的变更到综合窗口登记。",
        "Only the legal representative of “{organisation}” may do this; a change of representative is entered at a window.",
    ),
}
