"""Sentences of the API itself."""

SENTENCES = {
    "api.no-token": (
        "此接口需要访问令牌。请在请求头 Authorization 中发送“Bearer 令牌”；令牌由管理员签发。",
        "This takes a token: send “Bearer TOKEN” in the header Authorization; an administrator issues tokens.",
    ),
    "api.scope": (
        "这个令牌不含权限范围“{scope}”。请用含有该范围的令牌，或由管理员登记更大的范围。",
        "This token does not have the scope {scope}; use one that has it, or have the client registered with it.",
    ),
    "api.no-address": (
        "接口中没有地址“{path}”。请对照 /api/v1/openapi.json 核对地址。",
        "There is nothing at “{path}”; compare with /api/v1/openapi.json.",
    ),
    "api.no-method": (
        "此地址不接受方法{method}。请对照 /api/v1/openapi.json。",
        "This address does not take {method}; compare with /api/v1/openapi.json.",
    ),
    "api.unreadable": (
        "请求内容无法读取：应为UTF-8编码的JSON对象，名称不重复，数字有限，字符完整，不含空字符，嵌套不超过64层。",
        "The body cannot be read: send a JSON object in UTF-8, with each name once, finite numbers, whole characters, no NUL and at most 64 levels.",
    ),
    "api.input": (
        "输入不符合接口要求，请改正后重试：{said}。",
        "The input does not have the form that the API describes; correct it and send it again: {said}.",
    ),
    "api.not-json": (
        "请求内容的类型应为 application/json，收到的是“{given}”。",
        "Send the body as application/json; it came as “{given}”.",
    ),
    "api.not-octets": (
        "文件的内容应以 application/octet-stream 发送，收到的是“{given}”。",
        "Send a piece of a file as application/octet-stream; it came as “{given}”.",
    ),
    "api.no-length": (
        "请求头 Content-Length 没有给出内容的长度。请一次发送全部内容并写明长度，不要分块（chunked）发送。",
        "The header Content-Length does not tell how long the body is: send it whole with its length, and not in chunks.",
    ),
    "api.too-large": (
        "请求内容太大：最多{most}字节。",
        "The body is too large: at most {most} bytes.",
    ),
    "api.place": (
        "参数 after 不是上一页给出的 next。请从第一页重新开始。",
        "`after` is not the `next` of an earlier page; begin again with the first page.",
    ),
    "api.failed": (
        "系统出了故障，我们已记录（编号{number}）。请稍后再试，或将编号告知管理员。",
        "Something broke on our side and is in our log as {number}; try again later, or tell us the number.",
    ),
    "api.unavailable": (
        "暂时无法办理（编号{number}）。请稍后原样重试，已提交的内容不会重复办理。",
        "This cannot be done just now ({number}); send the same again later, nothing is done twice.",
    ),
}
