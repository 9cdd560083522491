package de.dortmund.praeventionskette.programme;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a funding stands. */
@Schema(description = "Where a funding stands")
public enum FundingStatus {
    APPLIED_FOR("applied-for"),
    GRANTED("granted"),
    REFUSED("refused"),
    ENDED("ended");

    @JsonValue
    @EnumeratedValue
    public final String code;

    FundingStatus(String code) {
        this.code = code;
    }
}
