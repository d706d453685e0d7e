"""A workbook that is protected against changes only is encrypted too, and Excel opens it unasked.

What belongs here: undoing that, with the one password that everybody's Excel tries first. What does
not: files that a person has to give a password for, which stay shut.
"""

from __future__ import annotations

import io
import warnings

from disclosure.documents.office.ole import OLE_MAGIC
from disclosure.errors import EncryptedDocument

EXCELS_OWN_PASSWORD = "VelvetSweatshop"


def unprotected(content: bytes) -> bytes:
    """The content of a file that opens without asking; as it is where nothing is encrypted.

    Raises EncryptedDocument where a person's password is needed.
    """
    if not content.startswith(OLE_MAGIC):
        return content
    import msoffcrypto

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            office = msoffcrypto.OfficeFile(io.BytesIO(content))
            if not office.is_encrypted():
                return content
        except Exception:
            return content  # it is told apart, and refused, by its streams
        try:
            plain = io.BytesIO()
            checked = {"verify_password": True} if office.format == "ooxml" else {}
            office.load_key(password=EXCELS_OWN_PASSWORD, **checked)
            office.decrypt(plain)
        except Exception as error:
            raise EncryptedDocument("文件设有打开密码，无法读取") from error
    return plain.getvalue()
