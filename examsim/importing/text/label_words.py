"""The words that guides set before a question and before its answer, in the languages people study in.

As parts of regular expressions, without the signs around them.
"""

from __future__ import annotations

QUESTION_ABROAD = (
    "frage|aufgabe|pregunta|domanda|pergunta|questão|vraag|fråga|spørsmål|spørgsmål|kysymys|pytanie|otázka|otazka"
    "|întrebarea?|kérdés|soru|soal|pertanyaan|câu(?:\\shỏi)?|вопрос|питання|въпрос|питање|ερώτηση|שאלה|السؤال|سؤال|سوال"
    "|प्रश्न|প্রশ্ন|คำถาม|问题|问|题|問題|質問|問|문제|질문"
)
"""What stands before a question, in languages other than English."""

QUESTION = f"question|ques|q|term|prompt|front|problem|exercise|(?:flash\\s?)?card|{QUESTION_ABROAD}"
"""What stands before a question."""

ANSWER_ABROAD = (
    "antwort|lösung|respuesta|solución|réponse|corrigé|risposta|soluzione|resposta|gabarito|antwoord|svar|vastaus"
    "|odpowiedź|odpověď|odpoved|răspuns|válasz|cevap|yanıt|jawaban|jawab|đáp\\sán|trả\\slời|lời\\sgiải"
    "|ответ|відповідь|отговор|одговор|απάντηση|תשובה|الجواب|الإجابة|إجابة|جواب|پاسخ|उत्तर|উত্তর|คำตอบ"
    "|答案|解答|正解|答え|答|정답|답"
)
"""What stands before an answer, in languages other than English."""

ANSWER = f"answer|ans|definition|solution|soln|back|key|{ANSWER_ABROAD}"
"""What stands before an answer."""

RIGHT = (
    "bonne|richtige|korrekte|correcte|esatta|corretta|correta|certa|juiste|rätt|riktig|rigtig|oikea|prawidłowa|poprawna|správná"
    "|correctă|helyes|doğru|jawapan|правильный|верный"
)
"""What may stand before it, and say that it is right."""

RIGHT_BEHIND = "correcta|correcte|corretta|esatta|correta|certa|correctă|benar"
"""What may stand behind it instead."""

RATIONALE = (
    "rationale|explanation|reason(?:ing)?|justification|feedback|why"
    "|(?:grading|marking|grader['’]?s?|marker['’]?s?|examiner['’]?s?) (?:notes?|comments?|remarks?|reports?)"
    "|justificación|explicación|razón|explication|justification|erklärung|begründung|erläuterung|spiegazione|motivazione"
    "|explicação|justificativa|justificação|comentário|uitleg|toelichting|förklaring|forklaring|wyjaśnienie|uzasadnienie|vysvětlení"
    "|explicație|magyarázat|açıklama|penjelasan|giải\\sthích|объяснение|пояснение|解析|解説|해설"
)
"""What stands before the reason for an answer."""

KIND = "study|review|discussion|practice|essay|sample|bonus|short[\\s-]answer|exam|quiz|test"
"""What may stand before the word for a question."""

UNIT = (
    "lektion|kapitel|einheit|unidad|lección|capítulo|tema|chapitre|leçon|unité|capitolo|lezione|unità|lição|unidade"
    "|hoofdstuk|les|kapittel|rozdział|lekcja|lekce|glava|ünite|bölüm|bab|bài|chương|глава|урок"
    "|lecke|ders|lekcija|kappale|avsnitt"
)
"""What parts of a course are called beside "chapter" and "unit"."""

PAGE = (
    "page|seite|pagina|página|pág\\.?|pag\\.?|blz\\.?|bladzijde|sida|sivu|strona|strana|str\\.|страница|сторінка|стр\\.?"
    "|oldal|sayfa|halaman|trang|ページ|页|頁|페이지"
)
"""What stands before the number of a page."""

OF_PAGES = "/|of|von|van|de|di|sur|av|af|z|из"
"""What stands between that and the number of the last."""
