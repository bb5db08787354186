"""Readers of addresses and numbers that others have given: e-mail, phone, business id, IBAN.

Nothing is asked of a network. The libraries of the first two are large, and imported when the first of their kind is read.
"""

from stdnum import iban
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.fi import ytunnus

from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.forms.scalars import SPACES, Fault

HOME = "FI"
LONGEST = 320


def read_email(raw: object) -> str | Fault:
    """An e-mail address, normalized."""
    if not isinstance(raw, str) or len(raw) > LONGEST:
        return Fault(Code.EMAIL_FORM)
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(raw.strip(SPACES), check_deliverability=False).normalized
    except EmailNotValidError:
        return Fault(Code.EMAIL_FORM)


def read_phone(raw: object) -> str | Fault:
    """A phone number in its international form; one without a country code is Finnish."""
    if not isinstance(raw, str) or len(raw) > LONGEST:
        return Fault(Code.PHONE_FORM)
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_possible_number, parse

    try:
        number = parse(raw.strip(SPACES), HOME)
    except NumberParseException:
        return Fault(Code.PHONE_FORM)
    if not is_possible_number(number):
        return Fault(Code.PHONE_FORM)
    return format_number(number, PhoneNumberFormat.E164)


def is_usual_phone(number: str) -> bool:
    """Whether a number lies in a range known to be in use; the ranges known here may be old."""
    from phonenumbers import is_valid_number, parse

    return is_valid_number(parse(number, HOME))


def read_business_id(raw: object) -> str | Fault:
    """A Finnish business id with its hyphen."""
    if not isinstance(raw, str) or not raw.isascii() or len(raw) > LONGEST:
        return Fault(Code.BUSINESS_ID_FORM)
    try:
        return str(ytunnus.format(ytunnus.validate(raw.strip(SPACES))))
    except InvalidChecksum:
        return Fault(Code.BUSINESS_ID_CHECK_DIGIT)
    except ValidationError:
        return Fault(Code.BUSINESS_ID_FORM)


def read_iban(raw: object) -> str | Fault:
    """An IBAN without spaces."""
    if not isinstance(raw, str) or not raw.isascii() or len(raw) > LONGEST:
        return Fault(Code.IBAN_FORM)
    typed = raw.strip(SPACES).replace(" ", "")
    if not (typed[:2].isalpha() and typed[2:4].isdigit() and len(typed) > 4):
        return Fault(Code.IBAN_FORM)
    try:
        return str(iban.validate(typed))
    except InvalidChecksum:
        return Fault(Code.IBAN_CHECK_DIGITS)
    except ValidationError:
        return Fault(Code.IBAN_FORM)
