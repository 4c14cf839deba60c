"""The MkDocs plugin `dangwu`: runs the pipeline and hands its pages to the build."""

import gc
import logging
import os
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory
from mkdocs.utils.templates import TemplateContext

from generator import clock, kept, places
from generator.compiled import Compiled
from generator.kept import Kept
from generator.pipeline import Outcome, gate
from generator.pipeline.rendered import Progress, silent
from generator.schema import Scope
from generator.workspace import Workspace

from . import assets, beside, facts, leaves, menu, preview, remember, search, sitemap, space, tree
from .frames import Frames
from .preview import Preview
from .remember import Built
from .sheet import Known
from .shell import Shell
from .theme import spare
from .watching import watch

log = logging.getLogger("mkdocs.plugins.dangwu")


class DangwuConfig(Config):
    """What `mkdocs.yml` may say to the plugin."""

    today = config_options.Optional(config_options.Type(date))


class DangwuPlugin(BasePlugin[DangwuConfig]):
    """Brings the pages made from records into MkDocs' build."""

    def __init__(self) -> None:
        """Start without an outcome."""
        self.prepared: Outcome | None = None
        self.progress: Progress = silent
        self.kept = Kept(Path())
        self._outcome = self._shown = tree.empty()
        self._good: Outcome | None = None
        self._serving = self._watched = False
        self.index = beside.idle()
        self.shell = Shell()
        self._built: Built | None = None
        self._preview = Preview()
        self._leaves: list[leaves.Leaf] = []
        self._nav = Navigation([], [])

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether mistakes are shown on the pages or end the build."""
        self._serving = command == "serve"
        # MkDocs keeps a plugin for all builds of a process: nothing of the last one may stay.
        self._good = self.prepared = self._built = None
        self.progress, self.kept, self.shell = silent, Kept(Path()), Shell()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run the pipeline; show or raise its errors; hand facts of the site to the theme."""
        if config.use_directory_urls:
            raise ConfigurationError(
                "mkdocs.yml 里要写 use_directory_urls: false，本站的链接都以 .html 结尾。"
            )
        if Path(config.docs_dir) != space.root(config) / "content":
            raise ConfigurationError("mkdocs.yml 里要写 docs_dir: content，记录和附件都从那里读。")
        self._watched = self.prepared is not None and not self._serving
        self._outcome = outcome = self.prepared or self._run(config)
        self.prepared = None
        if outcome.ok:
            self._good = outcome
        elif self._serving:
            log.warning("%s", space.text(config, outcome.diagnostics))
        else:
            raise Abort(space.text(config, outcome.diagnostics))
        self._shown = self._good or tree.empty()
        facts.apply(config, self._shown, preview=self._serving)
        return config

    def _run(self, config: MkDocsConfig) -> Outcome:
        day = clock.today(os.environ, self.config.today)
        asked = os.environ.get(places.AUDIENCE, "") if self._serving else ""
        reader = Scope.lookup(asked) or Scope.SOCIETY
        memory = self._preview.memory if self._serving else None
        return Workspace(space.root(config), day, reader).run(memory=memory)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """In a preview, put what the last build has made aside before MkDocs empties its folder."""
        if self._serving:
            self._preview.stop()
            if self.index.done():
                self.kept.made_all(Path(config.site_dir), search.FOLDER)
            self.index.stop()
            self.kept = kept.aside(self.kept, Path(config.site_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put our pages and files beside the hand-written ones, and our sections into the menu."""
        tree.enter(files, config, self._shown, beside=leaves.usable(config, self))
        self._leaves = [file for file in files if isinstance(file, leaves.Leaf)]
        assets.settle(files, config)
        config.nav = menu.build(config.nav, self._shown)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make the pages that MkDocs is spared."""
        spare(env)
        env.bytecode_cache = Compiled(space.of(config).compiled)
        context = partial(get_context, self._nav, files.documentation_pages(), config)
        around = leaves.around(config, self._nav)
        known = self.shell.known if self.shell.around == around else Known()
        framed, alone = Frames(env, context, known), leaves.usable(config, self)
        linked = leaves.write(self._leaves, framed, config, files, around, self.kept, self.progress)
        self._built = Built(config, files, framed, around, self._shown, alone, linked)
        if self._serving:
            self._preview.know(self._built, self._outcome)
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Know what surrounds the pages of the menu, for a build to come."""
        if self._watched and self._built is not None:
            remember.page(self._built, page, output)
        return output

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let lists of all pages, such as the sitemap, hold ours too."""
        context["pages"] = [*context["pages"], *self._leaves]
        return context

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Divide the sitemap where it is too long."""
        if template_name != sitemap.NAME:
            return output_content
        address = partial(urljoin, config.site_url or "")
        return sitemap.divided(output_content, Path(config.site_dir), address)

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Escape the title of our pages: themes print titles as they are."""
        tree.escape_title(page)
        return markdown

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Begin with the index of the search, now that the folder of the site is empty."""
        self._nav = nav
        there = space.of(config)
        self.index = search.begin(
            there.root, self._shown, Path(config.site_dir), there.cache, self.kept
        )
        return nav

    def on_build_error(self, *, error: Exception) -> None:
        """Let go of what runs beside a build that has failed."""
        self.index.stop()

    @event_priority(-100)  # After all other plugins.
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the index of the search and look for leaks, where nobody else does it.

        In a preview the pages show before a large index is done.
        """
        if self._watched and self._built is not None:
            self.shell = remember.shell(self._built)
        if self._watched or (self._serving and self.index.apart):
            return
        self.index.finish()
        if self._serving:
            self.kept.made_all(Path(config.site_dir), search.FOLDER)
        else:
            self._keep(config)

    def _keep(self, config: MkDocsConfig) -> None:
        """Empty the site and raise its leaks: MkDocs itself writes to where the site is served."""
        folder, cache = Path(config.site_dir), space.of(config).cache
        try:
            gate.keep(folder, self._shown, cache)
        except gate.LeakError as error:
            clean_directory(str(folder))
            said = space.text(config, error.found)
            raise Abort(f"{said}\n网站里有个人信息，已经清空“{folder}”。") from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the records, and the templates while somebody works on them."""
        gc.freeze()  # What the first build has made stays: nobody has to look through it for waste.
        server.builder = partial(self._follow, config, server.builder)
        server.set_app(self._preview.shown(server.serve_request))
        own = {space.root(config) / "data", *preview.folders(config)}
        mkdocs = {config.docs_dir, config.config_file_path, *config.theme.dirs}
        watch(server, mkdocs, map(str, sorted(filter(Path.is_dir, own))))
        return server

    def _follow(self, config: MkDocsConfig, build: Callable[[], None]) -> None:
        """Show what an edit changes; have MkDocs build where it is not in the records alone."""
        self._preview.stop()
        outcome = self._run(config)
        if self._preview.touched(config):
            log.info("页面的样子或手写的内容有改动，重新生成整个网站")
            build()
            return
        self._preview.say(outcome)
        if not outcome.ok:
            log.warning("%s", space.text(config, outcome.diagnostics))
        elif self._preview.follow(outcome, self.kept):
            self._shown = self._good = outcome
            if few := len(outcome.pages) < search.MANY:
                self._index_again(config)
            self._preview.later(partial(self._rest, config, indexed=few))
        else:
            log.info("菜单或附件有改动，重新生成整个网站")
            self.prepared = outcome
            build()

    def _rest(self, config: MkDocsConfig, *, indexed: bool) -> None:
        """Do what no reader waits for: write the index, and let go of what nobody needs any more."""
        if not indexed:
            self._index_again(config)
        gc.collect()

    def _index_again(self, config: MkDocsConfig) -> None:
        self.index.stop()
        there, site, own = space.of(config), Path(config.site_dir), Kept(Path())
        self.index = search.begin(there.root, self._shown, site, there.cache, own)
        self.kept.index = own.index
        if not self.index.apart:
            self.index.finish()
