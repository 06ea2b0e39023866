from questionbank.views import documents, pictures, questions, templates

urlpatterns = [
    *questions.urlpatterns,
    *templates.urlpatterns,
    *documents.urlpatterns,
    *pictures.urlpatterns,
]
