import { Icon, type IconProps } from './icon.tsx'

export const SearchIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8.5" cy="8.5" r="5.25" />
    <path d="m12.5 12.5 4.75 4.75" />
  </Icon>
)

export const MenuIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3 5.5h14M3 10h14M3 14.5h14" />
  </Icon>
)

export const CheckIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m4 10.5 4 4 8-9" />
  </Icon>
)

export const CrossIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
)

export const ClockIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4.25L13 12" />
  </Icon>
)

/** Attention: a triangle with a mark, for warnings and notices of demonstration. */
export const AttentionIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M10 3 18 16.5H2Z" />
    <path d="M10 8.25v3.75M10 14.4v.1" />
  </Icon>
)

export const InfoIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="10" cy="10" r="7.25" />
    <path d="M10 9.25v4.25M10 6.4v.1" />
  </Icon>
)

export const ErrorIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6.9 2.75h6.2l4.15 4.15v6.2l-4.15 4.15H6.9L2.75 13.1V6.9Z" />
    <path d="M10 6.5v4.25M10 13.4v.1" />
  </Icon>
)

export const ArrowRightIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3.5 10h13M11.5 5l5 5-5 5" />
  </Icon>
)

export const ArrowLeftIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M16.5 10h-13M8.5 5l-5 5 5 5" />
  </Icon>
)

export const DownloadIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M10 3v9.5M5.75 8.5 10 12.75 14.25 8.5M3.5 16.5h13" />
  </Icon>
)

export const DocumentIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 2.75h6.5L15 6.5v10.75H5Z" />
    <path d="M11.25 2.75V6.75H15M7.5 10.5h5M7.5 13.5h5" />
  </Icon>
)

/** Any number of bidders: an open door. */
export const OpenMethodIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.5 17V3h11v14M2.5 17h15" />
    <path d="m4.5 3 6 2.5V17" />
    <path d="M8.25 11v.1" />
  </Icon>
)

/** Some are asked: an envelope. */
export const InvitedMethodIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.75 5h14.5v10.5H2.75Z" />
    <path d="m3 5.5 7 5.5 7-5.5" />
  </Icon>
)

/** One is chosen: an arrow to a point. */
export const DirectMethodIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.5 10h7M6.75 6.75 10 10l-3.25 3.25" />
    <circle cx="14.75" cy="10" r="2.5" />
  </Icon>
)
