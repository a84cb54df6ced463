from __future__ import annotations
import importlib.util, sys, time
from pathlib import Path
spec = importlib.util.spec_from_file_location("snaps", Path(__file__).with_name("test_snapshots.py"))
snaps = importlib.util.module_from_spec(spec); sys.modules["snaps"] = snaps; spec.loader.exec_module(snaps)
annotated = snaps.annotated
import pytest
from briefterm.tui.screens.reader.opening import OpeningScreen as O
@pytest.mark.parametrize("n", range(40))
def test_x(annotated, snapshot, n, request, monkeypatch):
    out=[]
    t0=time.monotonic()
    def log(*a): out.append((round(time.monotonic()-t0,3),)+a)
    for name in ("on_opening_screen_opened","on_opening_screen_lit","on_opening_screen_placed","open","load_notes","on_opening_screen_listed", "post_message"):
        real=getattr(O,name) if name!="load_notes" else None
        if real is None: continue
        def w(self,*a,_r=real,_n=name,**k):
            if _n!="post_message" or type(a[0]).__name__ in ("Opened","Lit","Placed","Listed"):
                d=getattr(a[0],"document",None) or getattr(getattr(a[0],"article",None),"document",None) if a else None
                log(_n, type(a[0]).__name__ if a else "", id(d), id(self.article.document))
            r= _r(self,*a,**k)
            if _n=="post_message" and not r: log("NOT POSTED")
            return r
        monkeypatch.setattr(O,name,w)
    n_=[]
    def fake(app, terminal_size, run_before):
        from textual._doc import take_svg_screenshot
        async def rb(pilot):
            await run_before(pilot)
            s = app.screen_stack[0]
            log("END")
            n_.append(len(s.article.mentions))
        svg = take_svg_screenshot(app=app, terminal_size=terminal_size, run_before=rb)
        return True
    look = snaps.looks_as_before._get_wrapped_function()(annotated, fake)
    look("enter", width=200, theme="paper")
    assert n_[0], "\n".join(map(str,out))
