package io.onlyyou.consent;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** Which notice, in which version. */
@Embeddable
record NoticeId(String id, String version) implements Serializable {}
