"""Every route on one screen. Addresses hold ids and numbers, never what a client typed."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from aiclaims.views import editions, guide, keep, law, parties, reach, setup, start
from aiclaims.views.documents import files, issued, preview
from aiclaims.views.interview import ask, changes, check, quick, tasks
from aiclaims.views.recording import allegations, chronology, exhibits
from aiclaims.views.results import open_questions, results

setting_up = [
    path("aim/", setup.aim, name="aim"),
    path("complaint/", setup.complaint, name="complaint"),
    path("rules/", setup.frameworks, name="frameworks"),
    path("outside/", reach.outside, name="outside"),
    path("quick/setup/", quick.quick_setup, name="quick_setup"),
    path("quick/", quick.quick, name="quick"),
    path("parties/", parties.parties, name="parties"),
    path("parties/add/", parties.party, name="add_party"),
    path("parties/<int:number>/", parties.party, name="party"),
    path("parties/<int:number>/remove/", parties.remove_party, name="remove_party"),
]
interviewing = [
    path("", tasks.tasks, name="tasks"),
    path("ask/<str:key>/", ask.ask, name="ask"),
    path("ask/<str:key>/<int:number>/", ask.ask, name="ask"),
    path("raised/<str:key>/", ask.optional, {"kind": "raised"}, name="raised"),
    path("details/<str:key>/", ask.optional, {"kind": "details"}, name="details"),
    path("changes/<str:question>/", changes.changes, name="changes"),
    path("changes/<str:question>/<int:number>/", changes.changes, name="changes"),
    path("check/", check.check, name="check"),
    path("check/<str:stage>/", check.check_stage, name="check_stage"),
]
recording = [
    path("allegations/", allegations.allegations, name="allegations"),
    path("allegations/paste/", allegations.paste_allegations, name="paste_allegations"),
    path("allegations/add/", allegations.allegation, name="add_allegation"),
    path("allegations/<int:number>/", allegations.allegation, name="allegation"),
    path("allegations/<int:number>/remove/", allegations.remove_allegation, name="remove_allegation"),
    path("allegations/<int:number>/restore/", allegations.restore_allegation, name="restore_allegation"),
    path("chronology/", chronology.chronology, name="chronology"),
    path("chronology/add/", chronology.event, name="add_event"),
    path("chronology/<int:number>/", chronology.event, name="event"),
    path("chronology/<int:number>/remove/", chronology.remove_event, name="remove_event"),
    path("chronology/<int:number>/restore/", chronology.restore_event, name="restore_event"),
    path("evidence/", exhibits.exhibits, name="exhibits"),
    path("evidence/add/", exhibits.exhibit, name="add_exhibit"),
    path("evidence/<int:number>/", exhibits.exhibit, name="exhibit"),
    path("evidence/<int:number>/remove/", exhibits.remove_exhibit, name="remove_exhibit"),
    path("evidence/<int:number>/restore/", exhibits.restore_exhibit, name="restore_exhibit"),
]
reading = [
    path("results/", results.results, name="results"),
    path("results/all/", results.results, {"whole": True}, name="all_results"),
    path("results/compared/", results.compared, name="compared"),
    path("results/turning/", results.turning, name="turning"),
    path("results/<slug:framework>/", results.framework_results, name="framework_results"),
    path("open/", open_questions.open_questions, name="open_questions"),
    path("open/send/", open_questions.to_send, name="to_send"),
    path("open/send/<int:number>/", open_questions.to_send, name="to_send"),
    path("open/send.txt", open_questions.send_text, name="send_text"),
    path("open/send/<int:number>.txt", open_questions.send_text, name="send_text"),
    path("reasons/<str:issue>/", results.reasons, name="reasons"),
    path("reasons/<str:issue>/<int:number>/", results.reasons, name="reasons"),
]
printing = [
    path("outline/", preview.preview, name="outline"),
    path("outline/about/", preview.cover, name="cover"),
    path("outline/issue/", issued.issue_outline, name="issue"),
    path("outline/issued/<int:number>/", issued.issued, name="issued"),
    path("outline.pdf", files.file, {"kind": "outline", "format": "pdf"}, name="pdf"),
    path("files/<slug:kind>.<slug:format>", files.file, name="file"),
    path("files/letter/<int:number>.<slug:format>", files.file, {"kind": "letter"}, name="letter"),
    path("files/<int:number>/", files.waiting, name="waiting"),
    path("files/<int:number>/take/", files.taken, name="taken"),
]
keeping = [
    path("matter.json", keep.download, name="download"),
    path("copy/", keep.copy, name="copy"),
    path("editions/", editions.editions, name="editions"),
    path("delete/", keep.delete, name="delete"),
    path("code/", keep.code, name="code"),
    path("code/revoke/", keep.revoke, name="revoke"),
]
browsing = [
    path("", law.index, name="law"),
    path("questions/", law.questions, name="law_questions"),
    path("questions/<str:id>/", law.question, name="law_question"),
    path("<slug:framework>/", law.framework, name="law_framework"),
    path("<slug:framework>/issues/<str:id>/", law.issue, name="law_issue"),
    path("<slug:framework>/rules/<str:id>/", law.rule, name="law_rule"),
    path("<slug:framework>/propositions/", law.propositions, name="law_propositions"),
    path("<slug:framework>/propositions/<str:id>/", law.proposition, name="law_proposition"),
    path("<slug:framework>/authorities/<str:id>/", law.authority, name="law_authority"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.home, name="home"),
    path("begin/", start.begin, name="begin"),
    path("samples/", start.all_samples, name="samples"),
    path("samples/<slug:slug>/", start.sample, name="sample"),
    path("open/", start.open_file, name="open_file"),
    path("continue/", start.enter_code, name="enter_code"),
    path("verdicts/", results.glossary, name="glossary"),
    path("law/", include(browsing)),
    path("style/", guide.guide, name="guide"),
    path("style/<slug:part>/", guide.guide_part, name="guide_part"),
    path("deleted/", keep.deleted, name="deleted"),
    path("language/", set_language, name="set_language"),
    path("m/<uuid:id>/", include([*setting_up, *interviewing, *recording, *reading, *printing, *keeping])),
]

handler400 = "aiclaims.views.errors.bad_request"
handler403 = "aiclaims.views.errors.forbidden"
handler404 = "aiclaims.views.errors.not_found"
handler500 = "aiclaims.views.errors.server_error"
