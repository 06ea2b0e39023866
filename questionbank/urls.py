from questionbank.views import (
    comments,
    curation,
    documents,
    exports,
    pictures,
    questions,
    revisions,
    templates,
)

urlpatterns = [
    *questions.urlpatterns,
    *curation.urlpatterns,
    *revisions.urlpatterns,
    *comments.urlpatterns,
    *templates.urlpatterns,
    *documents.urlpatterns,
    *exports.urlpatterns,
    *pictures.urlpatterns,
]
