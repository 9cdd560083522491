package de.dortmund.praeventionskette.programme;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sum of money, with the hedge of its source. */
@Schema(description = "A sum of money as the source names it")
public record Money(
        @Schema(description = "The sum", examples = "182000") @NotNull @DecimalMin(value = "0", inclusive = false)
        @Digits(integer = 12, fraction = 2) BigDecimal amount,
        @Schema(description = "ISO 4217", examples = "EUR") @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @Schema(description = "The hedge of the source", examples = "rund", nullable = true) @Size(min = 1, max = 300) String qualifier) {

    /** The sum without the zeros that the database adds, or who writes it: 182000, not 182000.00. */
    public Money {
        amount = amount == null ? null : amount.stripTrailingZeros();
        // More digits than a sum may have are told, not written out.
        amount = amount != null && amount.scale() < 0 && amount.scale() > -20 ? amount.setScale(0) : amount;
    }
}
