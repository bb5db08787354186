"""The console as somebody uses it: chooses who asks, pastes an operation and its variables, runs it, reads the answer."""

from json import dumps, loads
from typing import Any

from playwright.async_api import Page, Response

Json = dict[str, Any]
PASTE = """text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""
FOLLOWED = "() => document.querySelector('.graphiql-response').innerText.includes('changed')"
SHOWS = r"""answer => {
    const bare = text => text.replace(/\s/g, '');
    const lines = [...document.querySelectorAll('.graphiql-response .view-line')].sort((a, b) => a.offsetTop - b.offsetTop);
    const shown = bare(lines.map(line => line.textContent).join(''));
    return shown && bare(JSON.stringify(JSON.parse(answer), null, 2)).startsWith(shown);
}"""


def _is_answer(response: Response) -> bool:
    """Whether it answers an operation, and not the console's own question after the schema."""
    return response.url.endswith("/graphql") and "IntrospectionQuery" not in (response.request.post_data or "")


class Console:
    """GraphiQL with its bar, in a page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self._stands: dict[str, str] = {}  #: what was pasted last, by editor

    async def open(self) -> None:
        """Goes there, and waits for the editors."""
        await self.page.goto(f"{self.url}/console/")
        await self._wait_for_editors()

    async def be(self, user: str) -> None:
        """Chooses who asks, by the value of the choice; an empty one is nobody."""
        await self._choose("user", user)

    async def speak(self, language: str) -> None:
        """Chooses the language of the answers."""
        await self._choose("language", language)

    async def group(self, name: str) -> list[str]:
        """Opens a group of ready operations; gives their titles."""
        await self.page.click(f"button[data-group={name}]")
        await self.page.wait_for_selector(f"button[data-group={name}][aria-pressed=true]")
        await self._wait_for_editors()
        titles: list[str] = await self.page.locator("select[name=operation] option").all_inner_texts()
        return titles

    async def pick(self, operation: str) -> None:
        """Opens a ready operation of the group, by its title."""
        await self.page.select_option("select[name=operation]", label=operation)
        self._stands.clear()

    async def write(self, document: str, variables: Json | None = None) -> None:
        """Pastes an operation and its variables over what stands in the editors."""
        await self._paste(".graphiql-query-editor", document)
        await self._paste(".graphiql-editor-tool:not(.hidden)", dumps(variables or {}, indent=2, ensure_ascii=False))

    async def press(self) -> Json:
        """Runs what stands in the editor; gives the answer, once the page shows it."""
        async with self.page.expect_response(_is_answer) as answered:
            await self.page.click(".graphiql-execute-button")
        text = await (await answered.value).text()
        await self.page.wait_for_function(SHOWS, arg=text)
        answer: Json = loads(text)
        return answer

    async def follow(self) -> None:
        """Runs a subscription until the page shows an event, and stops it."""
        await self.page.click(".graphiql-execute-button")
        await self.page.wait_for_function(FOLLOWED)
        await self.page.click(".graphiql-execute-button")

    async def run(self, document: str, variables: Json | None = None) -> Json:
        """Pastes and runs."""
        await self.write(document, variables)
        return await self.press()

    async def _choose(self, name: str, value: str) -> None:
        choice = self.page.locator(f"select[name={name}]")
        if await choice.input_value() != value:
            await choice.select_option(value)

    async def _wait_for_editors(self) -> None:
        await self.page.wait_for_selector(".graphiql-response .view-lines")
        self._stands.clear()

    async def _paste(self, editor: str, text: str) -> None:
        if self._stands.get(editor) == text:
            return
        await self.page.locator(f"{editor} textarea").first.focus()
        await self.page.keyboard.press("Control+a")
        await self.page.evaluate(PASTE, text)
        self._stands[editor] = text
