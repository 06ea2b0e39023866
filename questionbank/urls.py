from questionbank.views import (
    bank,
    browsing,
    bulk,
    comments,
    curation,
    documents,
    exports,
    pictures,
    questions,
    revisions,
    searches,
    templates,
)

urlpatterns = [
    *bank.urlpatterns,
    *bulk.urlpatterns,
    *browsing.urlpatterns,
    *searches.urlpatterns,
    *questions.urlpatterns,
    *curation.urlpatterns,
    *revisions.urlpatterns,
    *comments.urlpatterns,
    *templates.urlpatterns,
    *documents.urlpatterns,
    *exports.urlpatterns,
    *pictures.urlpatterns,
]
