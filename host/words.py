"""The words that a customer reads: in the mail and on the reply page, in the language of the site.

Each language is whole; one that is missing is answered in English. Nothing is put together from pieces: a text
that names something has a place for it.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    language: str
    direction: str
    subject: str
    greeting: str
    reply_button: str
    reply_hint: str
    """What stands under the text of the mail, with the place {url} in the plain version."""
    footer: str
    no_address: str
    bad_address: str
    page_title: str
    message_from: str
    your_answer: str
    send: str
    sent_title: str
    sent_text: str
    expired_title: str
    expired_text: str
    invalid_title: str
    invalid_text: str
    empty_answer: str
    too_long: str
    too_many: str
    write_again: str


_ALL: Mapping[str, Words] = {
    words.language: words
    for words in (
        Words(
            language="en",
            direction="ltr",
            subject="About your order {number}",
            greeting="A message about your order {number}",
            reply_button="Reply",
            reply_hint="To answer, open this address: {url}",
            footer="{shop} wrote you this message about your order {number}. The link to answer is yours alone and ends after some weeks.",
            no_address="The order has no e-mail address.",
            bad_address="The e-mail address of the order cannot be written to.",
            page_title="Answer to {shop}",
            message_from="{shop} wrote about order {number}:",
            your_answer="Your answer",
            send="Send",
            sent_title="Your answer was sent",
            sent_text="Thank you. {shop} has your answer. You can close this page.",
            expired_title="This link has ended",
            expired_text="Links to answer end after some weeks. Please write to the shop directly.",
            invalid_title="This link is not valid",
            invalid_text="Please open the link of the e-mail again: it may have been cut off on the way.",
            empty_answer="Please write something before sending.",
            too_long="This answer is too long. Please shorten it to 10,000 characters.",
            too_many="Many answers were sent in a short time. Please try again later; your text is still here.",
            write_again="Write another answer",
        ),
        Words(
            language="fr",
            direction="ltr",
            subject="Votre commande {number}",
            greeting="Un message au sujet de votre commande {number}",
            reply_button="Répondre",
            reply_hint="Pour répondre, ouvrez cette adresse : {url}",
            footer="{shop} vous a écrit au sujet de votre commande {number}. Le lien pour répondre est personnel et expire après quelques semaines.",
            no_address="La commande n’a pas d’adresse e-mail.",
            bad_address="L’adresse e-mail de la commande n’est pas utilisable.",
            page_title="Répondre à {shop}",
            message_from="{shop} vous a écrit au sujet de la commande {number} :",
            your_answer="Votre réponse",
            send="Envoyer",
            sent_title="Votre réponse est envoyée",
            sent_text="Merci. {shop} a bien reçu votre réponse. Vous pouvez fermer cette page.",
            expired_title="Ce lien a expiré",
            expired_text="Les liens de réponse expirent après quelques semaines. Merci d’écrire directement à la boutique.",
            invalid_title="Ce lien n’est pas valable",
            invalid_text="Merci d’ouvrir à nouveau le lien reçu par e-mail : il a peut-être été coupé en route.",
            empty_answer="Merci d’écrire quelque chose avant d’envoyer.",
            too_long="Cette réponse est trop longue. Merci de la raccourcir à 10 000 caractères.",
            too_many="Beaucoup de réponses ont été envoyées en peu de temps. Merci de réessayer plus tard ; votre texte est conservé ci-dessous.",
            write_again="Écrire une autre réponse",
        ),
        Words(
            language="he",
            direction="rtl",
            subject="ההזמנה שלך {number}",
            greeting="הודעה בנוגע להזמנה {number}",
            reply_button="תשובה",
            reply_hint="כדי להשיב, יש לפתוח את הכתובת: {url}",
            footer="{shop} כתבו אליך בנוגע להזמנה {number}. הקישור לתשובה אישי ותוקפו פג לאחר מספר שבועות.",
            no_address="אין להזמנה כתובת דואר אלקטרוני.",
            bad_address="לא ניתן לשלוח לכתובת הדואר האלקטרוני של ההזמנה.",
            page_title="תשובה אל {shop}",
            message_from="{shop} כתבו בנוגע להזמנה {number}:",
            your_answer="התשובה שלך",
            send="שליחה",
            sent_title="התשובה נשלחה",
            sent_text="תודה. {shop} קיבלו את תשובתך. אפשר לסגור את הדף.",
            expired_title="תוקף הקישור פג",
            expired_text="תוקפם של קישורי תשובה פג לאחר מספר שבועות. אפשר לפנות ישירות לחנות.",
            invalid_title="הקישור אינו תקין",
            invalid_text="יש לפתוח שוב את הקישור מהודעת הדואר: ייתכן שנחתך בדרך.",
            empty_answer="יש לכתוב משהו לפני השליחה.",
            too_long="התשובה ארוכה מדי. יש לקצר אותה ל-10,000 תווים.",
            too_many="נשלחו תשובות רבות בזמן קצר. אפשר לנסות שוב מאוחר יותר; הטקסט נשמר כאן.",
            write_again="כתיבת תשובה נוספת",
        ),
        Words(
            language="es",
            direction="ltr",
            subject="Tu pedido {number}",
            greeting="Un mensaje sobre tu pedido {number}",
            reply_button="Responder",
            reply_hint="Para responder, abre esta dirección: {url}",
            footer="{shop} te ha escrito sobre tu pedido {number}. El enlace para responder es personal y caduca en unas semanas.",
            no_address="El pedido no tiene dirección de correo.",
            bad_address="No se puede escribir a la dirección de correo del pedido.",
            page_title="Responder a {shop}",
            message_from="{shop} te ha escrito sobre el pedido {number}:",
            your_answer="Tu respuesta",
            send="Enviar",
            sent_title="Tu respuesta se ha enviado",
            sent_text="Gracias. {shop} ha recibido tu respuesta. Puedes cerrar esta página.",
            expired_title="Este enlace ha caducado",
            expired_text="Los enlaces para responder caducan en unas semanas. Escribe directamente a la tienda.",
            invalid_title="Este enlace no es válido",
            invalid_text="Abre de nuevo el enlace del correo: puede que se haya cortado por el camino.",
            empty_answer="Escribe algo antes de enviar.",
            too_long="Esta respuesta es demasiado larga. Acórtala a 10 000 caracteres.",
            too_many="Se han enviado muchas respuestas en poco tiempo. Inténtalo más tarde; tu texto sigue aquí.",
            write_again="Escribir otra respuesta",
        ),
        Words(
            language="de",
            direction="ltr",
            subject="Ihre Bestellung {number}",
            greeting="Eine Nachricht zu Ihrer Bestellung {number}",
            reply_button="Antworten",
            reply_hint="Zum Antworten öffnen Sie bitte diese Adresse: {url}",
            footer="{shop} hat Ihnen zu Ihrer Bestellung {number} geschrieben. Der Link zum Antworten gehört nur Ihnen und läuft nach einigen Wochen ab.",
            no_address="Die Bestellung hat keine E-Mail-Adresse.",
            bad_address="An die E-Mail-Adresse der Bestellung kann nicht geschrieben werden.",
            page_title="Antwort an {shop}",
            message_from="{shop} schrieb zu Bestellung {number}:",
            your_answer="Ihre Antwort",
            send="Senden",
            sent_title="Ihre Antwort ist gesendet",
            sent_text="Danke. {shop} hat Ihre Antwort erhalten. Sie können diese Seite schließen.",
            expired_title="Dieser Link ist abgelaufen",
            expired_text="Links zum Antworten laufen nach einigen Wochen ab. Bitte schreiben Sie dem Shop direkt.",
            invalid_title="Dieser Link ist nicht gültig",
            invalid_text="Bitte öffnen Sie den Link aus der E-Mail noch einmal: Er wurde vielleicht abgeschnitten.",
            empty_answer="Bitte schreiben Sie etwas, bevor Sie senden.",
            too_long="Diese Antwort ist zu lang. Bitte kürzen Sie sie auf 10.000 Zeichen.",
            too_many="In kurzer Zeit wurden viele Antworten gesendet. Bitte versuchen Sie es später; Ihr Text steht noch hier.",
            write_again="Noch eine Antwort schreiben",
        ),
        Words(
            language="ar",
            direction="rtl",
            subject="طلبك {number}",
            greeting="رسالة بخصوص طلبك {number}",
            reply_button="رد",
            reply_hint="للرد، افتح هذا العنوان: {url}",
            footer="كتب إليك {shop} بخصوص طلبك {number}. رابط الرد شخصي وتنتهي صلاحيته بعد بضعة أسابيع.",
            no_address="لا يوجد عنوان بريد إلكتروني لهذا الطلب.",
            bad_address="لا يمكن الإرسال إلى عنوان البريد الإلكتروني لهذا الطلب.",
            page_title="الرد على {shop}",
            message_from="كتب {shop} بخصوص الطلب {number}:",
            your_answer="ردك",
            send="إرسال",
            sent_title="تم إرسال ردك",
            sent_text="شكرا لك. وصل ردك إلى {shop}. يمكنك إغلاق هذه الصفحة.",
            expired_title="انتهت صلاحية هذا الرابط",
            expired_text="تنتهي صلاحية روابط الرد بعد بضعة أسابيع. يرجى مراسلة المتجر مباشرة.",
            invalid_title="هذا الرابط غير صالح",
            invalid_text="يرجى فتح الرابط من البريد الإلكتروني مرة أخرى: ربما قُطع في الطريق.",
            empty_answer="يرجى كتابة شيء قبل الإرسال.",
            too_long="هذا الرد طويل جدا. يرجى اختصاره إلى 10,000 حرف.",
            too_many="أُرسلت ردود كثيرة في وقت قصير. يرجى المحاولة لاحقا؛ نصك ما زال هنا.",
            write_again="كتابة رد آخر",
        ),
    )
}


def words_for(locale: str) -> Words:
    """The words of a locale like `fr-CA`."""
    return _ALL.get(locale.replace("_", "-").split("-", 1)[0].lower(), _ALL["en"])


def languages() -> list[str]:
    return sorted(_ALL)
