"""What belongs to one draft, sent in parts: an album, labelled lines, a text that is one paragraph."""

from tests.support.documents import picture
from tests.support.world import STORY, TITLE, World

LABELLED = f"""{TITLE}
来源：青溪区卫生健康局
栏目: 业务宣传
渠道：官方微博、官方微信
发布时间：6月12日 10:00

{STORY}

備註：请在周五前审完
"""
LONG = "活动现场，志愿者摆放宣传展板，发放健康资料，并结合夏季气候特点讲解了慢性病的日常管理。" * 6


async def versions(here: World) -> list[tuple[str, str, int]]:
    return await here.rows(
        "SELECT title, text, json_array_length(attachments) FROM versions ORDER BY (SELECT created_at FROM drafts"
        " WHERE drafts.id = versions.draft)"
    )


async def album(here: World, person: str, pictures: int) -> None:
    for number in range(pictures):
        await here[person].sends(files=[(f"{number}.jpg", picture(tone=number))])
