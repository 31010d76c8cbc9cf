/** Codes of institutions that hold accounts, the first three digits of a CLABE (list of participants of the interbank system). */
const INSTITUTIONS = new Set(
  (
    '001 002 006 009 012 014 019 021 030 032 036 037 042 044 058 059 060 062 072 102 103 106 108 110 112 113 116 124 126 127 128 ' +
    '129 130 131 132 133 134 135 136 137 138 139 140 141 143 145 147 148 150 151 152 154 155 156 157 158 159 160 166 167 168 600 ' +
    '601 602 604 605 606 607 608 610 613 614 615 616 617 618 619 620 621 622 623 626 627 628 629 630 631 632 633 634 636 637 638 ' +
    '640 642 646 647 648 649 651 652 653 655 656 659 661 663 668 669 670 677 680 683 684 685 688 689 699 703 706 710 714 715 720 ' +
    '721 722 723 725 727 728 729 730 732 734 738 739 741 743 749 901 902'
  ).split(' '),
)

/** Whether 18 digits end with the check digit of a CLABE. One in ten numbers of 18 digits does. */
export function isClabe(text: string): boolean {
  if (!/^\d{18}$/.test(text)) return false
  const weights = [3, 7, 1]
  let sum = 0
  for (let index = 0; index < 17; index++) sum += (Number(text.charAt(index)) * (weights[index % 3] ?? 0)) % 10
  return (10 - (sum % 10)) % 10 === Number(text.charAt(17))
}

/** Whether the first three digits are those of an institution: with the check digit, about one number in sixty. */
export function isOfInstitution(text: string): boolean {
  return INSTITUTIONS.has(text.slice(0, 3))
}

/**
 * Whether a JSON number is a bank account written without quotes. A double rounds 17 and 18 digits, so that the check digit is
 * lost; what is left still tells bank, place and nearly the whole account. No amount of money is that large.
 */
export function isClabeNumber(value: number): boolean {
  if (!Number.isInteger(value) || value < 1e15 || value >= 1e18) return false
  const text = String(value).padStart(18, '0')
  if (!isOfInstitution(text) || text.startsWith('001')) return false
  return Number.isSafeInteger(value) ? isClabe(text) : true
}
