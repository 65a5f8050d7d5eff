package io.onlyyou.admin;

import io.onlyyou.consent.Ending;
import io.onlyyou.consent.EndingEffect;
import io.onlyyou.consent.EndingTally;
import org.springframework.stereotype.Component;

/** When an account is deleted, the audit forgets whom its entries were about. */
@Component
class AuditEndings implements EndingEffect {

    private final Audit audit;

    AuditEndings(Audit audit) {
        this.audit = audit;
    }

    @Override
    public EndingTally ended(Ending ending) {
        if (ending.erased()) {
            audit.forget(ending.subject());
        }
        return EndingTally.NOTHING;
    }
}
