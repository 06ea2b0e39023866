from questionbank.views import documents, exports, pictures, questions, templates

urlpatterns = [
    *questions.urlpatterns,
    *templates.urlpatterns,
    *documents.urlpatterns,
    *exports.urlpatterns,
    *pictures.urlpatterns,
]
