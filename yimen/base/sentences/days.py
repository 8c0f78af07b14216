"""Sentences about the calendar of working days."""

SENTENCES = {
    "days.outside-calendar": (
        (
            "计算涉及 {day}，超出工作日历的范围（{first} 至 {last}）。"
            "期限不得凭推测确定，请核对日期和期限。"
        ),
        (
            "The count reaches {day}, outside the calendar of working days ({first} to {last}). "
            "A legal date is never guessed: check the dates and the limit."
        ),
    ),
    "days.negative-count": (
        "天数或月数不能为负（{number}）。请填写零或正整数。",
        "A number of days or months cannot be negative ({number}). Give zero or a positive number.",
    ),
    "days.announced-without-days": (
        (
            "{year} 年被标为已公布，但没有给出该年的任何一天。"
            "请先录入国务院办公厅关于该年节假日安排的通知。"
        ),
        (
            "{year} is called announced, but none of its days was given. "
            "Load the State Council notice on that year's holidays first."
        ),
    ),
}
